package dev.postern.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A name or a label: there, not too long, and nothing in it that a reader does not see.
 */
@NotBlank
@Size
@Pattern(regexp = "[^\\p{Cc}\\p{Cs}\\u2028-\\u202E\\u2066-\\u2069]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface OneLine {

	@OverridesAttribute(constraint = Size.class, name = "max")
	int max();

	String message() default "Give 1 to {max} characters on one line, without control characters.";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
