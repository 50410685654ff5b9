package dev.postern.rest;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EtagsTests {

	private final Etags etags = new Etags(JsonMapper.shared());

	@Test
	void tellsTheVersionThatWasRead() {
		assertThat(Etags.seenVersion(etags.of(7, Map.of("a", 1)))).isEqualTo(7);
		assertThat(Etags.seenVersion(" " + etags.of(7, Map.of("a", 1)) + " ")).isEqualTo(7);
	}

	@Test
	void changesWithTheVersionAndWithAnythingShown() {
		String tag = etags.of(1, Map.of("a", 1));

		assertThat(etags.of(1, Map.of("a", 1))).isEqualTo(tag);
		assertThat(etags.of(2, Map.of("a", 1))).isNotEqualTo(tag);
		assertThat(etags.of(1, Map.of("a", 2))).isNotEqualTo(tag);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void asksForAVersion(String ifMatch) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> Etags.seenVersion(ifMatch))
			.matches((problem) -> problem.status() == HttpStatus.PRECONDITION_REQUIRED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "1", "\"\"", "\"1\"", "\"x.0123456789abcdef0123456789abcdef\"",
			"\"-1.0123456789abcdef0123456789abcdef\"", "\"1.0123456789ABCDEF0123456789ABCDEF\"",
			"1.0123456789abcdef0123456789abcdef", "W/\"1.0123456789abcdef0123456789abcdef\"",
			"\"9999999999.0123456789abcdef0123456789abcdef\"" })
	void refusesWhatItHasNotWritten(String ifMatch) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> Etags.seenVersion(ifMatch))
			.matches((problem) -> problem.status() == HttpStatus.BAD_REQUEST);
	}

}
