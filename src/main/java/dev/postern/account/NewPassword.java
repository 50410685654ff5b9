package dev.postern.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A password that somebody chooses. The upper limit is bcrypt's, which would ignore the
 * rest.
 */
@Constraint(validatedBy = NewPassword.Rule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface NewPassword {

	String message() default "Give at least 12 characters, and 72 bytes at the most, without control characters.";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	class Rule implements ConstraintValidator<NewPassword, String> {

		@Override
		public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
			return password != null && password.codePointCount(0, password.length()) >= 12
					&& password.getBytes(StandardCharsets.UTF_8).length <= 72
					&& password.chars().noneMatch(Character::isISOControl);
		}

	}

}
