package dev.postern.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/**
 * Text that people write: any language, line breaks and tabs, but no other control
 * characters (PostgreSQL cannot keep NUL) and no broken surrogates.
 */
@Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*(?:[\\n\\r\\t][^\\p{Cc}\\p{Cs}]*)*+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

	/** What is said of text that does not fit. */
	String message() default "Leave out control characters.";

	/** Unused, but Bean Validation asks for it. */
	Class<?>[] groups() default {};

	/** Unused, but Bean Validation asks for it. */
	Class<? extends Payload>[] payload() default {};

}
