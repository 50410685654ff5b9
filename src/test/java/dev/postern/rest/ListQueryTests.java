package dev.postern.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ListQueryTests {

	private static final Instant AT = Instant.parse("2026-01-31T12:00:00.123456Z");

	@Test
	void readsBackTheCursorItHasWritten() {
		UUID id = UUID.randomUUID();

		ListQuery query = ListQuery.of("7", ListQuery.cursor(AT, id));

		assertThat(query.limit()).isEqualTo(7);
		assertThat(query.before()).isEqualTo(AT);
		assertThat(query.beforeUuid()).isEqualTo(id);
	}

	@Test
	void startsWithFiftyOfTheNewest() {
		ListQuery query = ListQuery.of(null, null);

		assertThat(query.limit()).isEqualTo(50);
		assertThat(query.before()).isAfter(AT);
		assertThat(query.beforeUuid()).isEqualTo(new UUID(0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "201", "-1", "+1", "1.0", "1e2", "ten", "99999999999", " 7", "٧" })
	void refusesOtherLimits(String limit) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> ListQuery.of(limit, null))
			.satisfies((problem) -> assertThat(problem.errors()).extracting(InputError::pointer)
				.containsExactly("?limit"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "%", "====", "ü", "AAAA" })
	void refusesWhatIsNoCursor(String cursor) {
		refused(cursor);
	}

	@ParameterizedTest
	@ValueSource(strings = { "|", "|a", "yesterday|a", "2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z|",
			"2026-01-31T12:00:00Z|'; drop table audit_entry; --", "2026-01-31T12:00:00Z|a|b",
			"2026-01-31T12:00:00Z|a\n", "2026-01-31T12:00:00Z|\u0000", "+999999999-12-31T23:59:59Z|a",
			"-999999999-01-01T00:00:00Z|a", "1969-12-31T23:59:59Z|a",
			"2026-01-31T12:00:00Z|0123456789abcdef0123456789abcdef0123456789" })
	void refusesCursorsThatNobodyHasWritten(String text) {
		refused(Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void refusesTheCursorOfAnotherList() {
		ListQuery query = ListQuery.of(null, ListQuery.cursor(AT, "0123456789abcdef01234567"));

		assertThatExceptionOfType(ApiProblem.class).isThrownBy(query::beforeUuid);
	}

	@Test
	void thereIsANextPageOnlyIfThereIsMore() {
		ListQuery query = ListQuery.of("2", null);

		assertThat(ListPage.cut(List.of(1, 2), query, String::valueOf, (row) -> row))
			.isEqualTo(new ListPage<>(List.of(1, 2), null));
		assertThat(ListPage.cut(List.of(1, 2, 3), query, String::valueOf, (row) -> row))
			.isEqualTo(new ListPage<>(List.of(1, 2), "2"));
	}

	private static void refused(String cursor) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> ListQuery.of(null, cursor))
			.satisfies((problem) -> assertThat(problem.errors()).extracting(InputError::pointer)
				.containsExactly("?cursor"));
	}

}
