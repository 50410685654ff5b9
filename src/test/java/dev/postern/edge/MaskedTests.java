package dev.postern.edge;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever holds a secret does not show it when it is printed, which nobody means to do
 * and everybody does.
 */
class MaskedTests {

	private static final String CANARY = "canary-canary-canary";

	private static final String SECRETIVE = "(?i).*(privateKey|secret|password|token|masterKey|ha1).*";

	@ParameterizedTest
	@MethodSource
	void recordsMaskTheirSecrets(Class<?> type) throws ReflectiveOperationException {
		RecordComponent[] fields = type.getRecordComponents();
		Constructor<?> constructor = type
			.getDeclaredConstructor(Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new));
		constructor.setAccessible(true);

		Object value = constructor.newInstance(Arrays.stream(fields).map(MaskedTests::example).toArray());

		assertThat(value.toString()).doesNotContain(CANARY);
	}

	@Test
	void thereAreSuchRecords() {
		assertThat(recordsMaskTheirSecrets().map(Class::getSimpleName)).contains("AtlasKey", "KeyPair", "IssuedKey",
				"NewKey", "NewPair", "PasswordChange", "Acceptance", "FirstOperator", "VaultSettings", "OneTimeToken");
	}

	static Stream<Class<?>> recordsMaskTheirSecrets() {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("dev.postern")
			.stream()
			.filter((type) -> type.isRecord() && !type.getPackageName().endsWith(".testing"))
			.<Class<?>>map(JavaClass::reflect)
			.filter((type) -> Arrays.stream(type.getRecordComponents()).anyMatch(MaskedTests::isSecret));
	}

	private static boolean isSecret(RecordComponent field) {
		boolean holder = List.of("OneTimeToken", "AtlasKey", "KeyPair", "IssuedKey")
			.contains(field.getDeclaringRecord().getSimpleName());
		return field.getType() == String.class
				&& (field.getName().matches(SECRETIVE) || (holder && field.getName().equals("value")));
	}

	private static @Nullable Object example(RecordComponent field) {
		Class<?> type = field.getType();
		if (isSecret(field)) {
			return CANARY;
		}
		if (type == boolean.class) {
			return false;
		}
		if (type == int.class || type == long.class) {
			return 0;
		}
		if (type == List.class) {
			return List.of();
		}
		return (type == String.class) ? "x" : null;
	}

}
