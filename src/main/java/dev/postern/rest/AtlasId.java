package dev.postern.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An id in the form that Atlas gives its own.
 */
@NotNull
@Pattern(regexp = AtlasId.FORM)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface AtlasId {

	/** What it looks like, as a regular expression. */
	String FORM = "[0-9a-f]{24}";

	String message() default "Give 24 lower-case hexadecimal digits.";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
