package dev.postern.account;

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
 * A name to sign in with. Two names are taken: the log uses them for Postern's own work
 * and for strangers.
 */
@NotNull
@Pattern(regexp = Username.FORM)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface Username {

	/** The form as a regular expression. */
	String FORM = "(?!(postern|nobody)$)[a-z0-9][a-z0-9._@-]{0,59}";

	String message() default "Give 1 to 60 of the characters a-z, 0-9, dot, hyphen, underscore and @, "
			+ "a letter or digit first; postern and nobody are taken.";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
