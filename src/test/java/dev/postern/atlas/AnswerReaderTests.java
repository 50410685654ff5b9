package dev.postern.atlas;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.postern.atlas.AtlasReply.BadField;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.AtlasReply.Unreachable;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.AtlasProject;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One test for each kind of answer.
 */
class AnswerReaderTests {

	private static final Exchange EXCHANGE = new Exchange("GET", "/api/atlas/v2", 200, Duration.ofMillis(5), null);

	private static final String SERVICE = "{\"id\":\"6a793f68c0eb9e7a17715835\",\"status\":\"AVAILABLE\"}";

	private static final String ERROR = "{\"detail\":\"No group with ID 111111111111111111111111 exists.\",\"error\":404,"
			+ "\"errorCode\":\"GROUP_NOT_FOUND\",\"parameters\":[\"111111111111111111111111\"],\"reason\":\"Not Found\"}";

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 202, 204 })
	void anySuccessIsASuccess(int status) {
		assertThat(service(status, SERVICE)).isInstanceOfSatisfying(Success.class,
				(success) -> assertThat(success.body()).isInstanceOf(AtlasService.class));
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 402, 403, 404, 408, 409, 429, 500, 502, 503 })
	void anyErrorIsARefusal(int status) {
		assertThat(service(status, ERROR))
			.isEqualTo(new Refused<>(status, "GROUP_NOT_FOUND", "No group with ID 111111111111111111111111 exists.",
					List.of("111111111111111111111111"), List.of(), null, EXCHANGE));
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 301, 302, 307 })
	void anAnswerThatAtlasNeverGivesIsNone(int status) {
		assertThat(service(status, SERVICE)).isInstanceOf(Unreachable.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "<html><body>Bad gateway</body></html>", "null", "[]", "\"text\"", "{\"id\":",
			"{\"errorCode\":null,\"detail\":{}}", "\u0000" })
	void anErrorWithoutAtlasBodyIsStillARefusal(String body) {
		assertThat(service(502, body)).isEqualTo(new Refused<>(502, null, null, List.of(), List.of(), null, EXCHANGE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "<html></html>", "null", "[]", "{}", "\"text\"", "{\"id\":\"6a79",
			"{\"id\":null}", "{\"id\":\"a\",\"interfaceEndpoints\":\"b\"}", "{\"id\":\"a\"} {\"id\":\"b\"}" })
	void garbageIsNoAnswerToARead(String body) {
		assertThat(service(200, body)).isInstanceOf(Unreachable.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "{}" })
	void aWriteMayBeAnsweredWithNothing(String body) {
		AtlasReply<@Nullable AtlasService> created = AnswerReader.read(answer(201, body), EXCHANGE,
				AnswerReader.perhaps(AtlasService.class));
		AtlasReply<@Nullable Void> deleted = AnswerReader.read(answer(202, body), EXCHANGE, AnswerReader::nothing);

		assertThat(created).isEqualTo(new Success<@Nullable AtlasService>(null, EXCHANGE));
		assertThat(deleted).isEqualTo(new Success<@Nullable Void>(null, EXCHANGE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html></html>", "{\"status\":", "[1", "\"text\"" })
	void garbageIsNoAnswerToAWrite(String body) {
		AtlasReply<@Nullable AtlasService> created = AnswerReader.read(answer(201, body), EXCHANGE,
				AnswerReader.perhaps(AtlasService.class));
		AtlasReply<@Nullable Void> deleted = AnswerReader.read(answer(202, body), EXCHANGE, AnswerReader::nothing);

		assertThat(created).isInstanceOf(Unreachable.class);
		assertThat(deleted).isInstanceOf(Unreachable.class);
	}

	@Test
	void aDeleteMayAnswerWithWhatItDeletes() {
		AtlasReply<@Nullable Void> deleted = AnswerReader.read(answer(200, SERVICE), EXCHANGE, AnswerReader::nothing);

		assertThat(deleted).isEqualTo(new Success<@Nullable Void>(null, EXCHANGE));
	}

	@Test
	void anAnswerCutShortIsNone() {
		Answer answer = new Answer(200, HttpHeaders.EMPTY, new byte[0], "The connection broke");

		assertThat(AnswerReader.read(answer, EXCHANGE, AnswerReader::nothing))
			.isEqualTo(new Unreachable<>("The connection broke", EXCHANGE));
	}

	@Test
	void anErrorCutShortIsStillARefusal() {
		Answer answer = new Answer(409, HttpHeaders.EMPTY, new byte[0], "The connection broke");

		assertThat(AnswerReader.read(answer, EXCHANGE, AnswerReader::nothing))
			.isEqualTo(new Refused<>(409, null, null, List.of(), List.of(), null, EXCHANGE));
	}

	@Test
	void wordsAndFieldsOfTheFutureAreRead() {
		AtlasService service = body(service(200, "{\"id\":\"a\",\"cloudProvider\":\"OCI\",\"status\":\"PARKED\","
				+ "\"new\":{\"deep\":[1,{}]},\"errorMessage\":null,\"interfaceEndpoints\":null}"));
		AtlasEndpoint endpoint = body(AnswerReader.read(answer(200, "{\"connectionStatus\":\"PARKED\",\"x\":1}"),
				EXCHANGE, AnswerReader.one(AtlasEndpoint.class)));

		assertThat(service.status()).isEqualTo(AtlasServiceStatus.UNKNOWN);
		assertThat(service.cloudProvider()).isNull();
		assertThat(service.endpointIds()).isEmpty();
		assertThat(endpoint.state()).isEqualTo(AtlasEndpointStatus.UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\":\"a\"}", "{\"id\":\"a\",\"status\":null}" })
	void aMissingStateIsUnknown(String body) {
		assertThat(AnswerReaderTests.<AtlasService>body(service(200, body)).status())
			.isEqualTo(AtlasServiceStatus.UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "content", "envelope" })
	void anEnvelopeIsOpened(String key) {
		String found = "{\"status\":200,\"" + key + "\":" + SERVICE + "}";
		String refused = "{\"status\":404,\"" + key + "\":" + ERROR + "}";

		assertThat(AnswerReaderTests.<AtlasService>body(service(200, found)).id())
			.isEqualTo("6a793f68c0eb9e7a17715835");
		assertThat(service(200, refused))
			.isEqualTo(new Refused<>(404, "GROUP_NOT_FOUND", "No group with ID 111111111111111111111111 exists.",
					List.of("111111111111111111111111"), List.of(), null, EXCHANGE));
	}

	@Test
	void anEnvelopedListIsOpened() {
		AtlasReply<List<AtlasService>> reply = AnswerReader.read(
				answer(200, "{\"status\":200,\"content\":[" + SERVICE + "]}"), EXCHANGE,
				AnswerReader.list(AnswerReader.one(AtlasService.class)));

		assertThat(AnswerReaderTests.<List<AtlasService>>body(reply)).hasSize(1);
	}

	@Test
	void anEnvelopedPageIsAPage() {
		String project = "{\"id\":\"a\",\"name\":\"b\",\"orgId\":\"c\"}";
		AtlasReply<ResultPage<AtlasProject>> reply = AnswerReader.read(
				answer(200, "{\"links\":[],\"results\":[" + project + "],\"status\":200,\"totalCount\":1}"), EXCHANGE,
				ResultPage.of(AnswerReader.one(AtlasProject.class)));

		assertThat(AnswerReaderTests.<ResultPage<AtlasProject>>body(reply).items())
			.containsExactly(new AtlasProject("a", "b", "c"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[null]", "[{}]", "[[]]", "{\"results\":[]}", "" })
	void aListOfGarbageIsNoAnswer(String body) {
		assertThat(
				AnswerReader.read(answer(200, body), EXCHANGE, AnswerReader.list(AnswerReader.one(AtlasService.class))))
			.isInstanceOf(Unreachable.class);
	}

	@Test
	void theHeaderNamesTheCodeWhereTheBodyDoesNot() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Error-Code", "RATE_LIMITED_TOKEN_BUCKET");

		assertThat(read(429, headers, "<html></html>").errorCode()).isEqualTo("RATE_LIMITED_TOKEN_BUCKET");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", delimiter = '|',
			value = { "55 | PT55S", "0 | PT0S", "-1 | none", "soon | none", "'' | none", "99999999999999999999 | none",
					"Wed, 05 Aug 2026 10:00:30 GMT | PT30S", "Wed, 05 Aug 2026 09:00:00 GMT | none",
					"5 seconds | none" })
	void retryAfterIsSecondsOrADate(String header, @Nullable Duration expected) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Date", "Wed, 05 Aug 2026 10:00:00 GMT");
		headers.set("Retry-After", header);

		assertThat(read(429, headers, ERROR).retryAfter()).isEqualTo(expected);
	}

	@Test
	void aDateWithoutADateToCountFromIsIgnored() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Retry-After", "Wed, 05 Aug 2026 10:00:30 GMT");

		assertThat(read(503, headers, ERROR).retryAfter()).isNull();
	}

	@Test
	void aLongTextIsShortened() {
		String body = "{\"errorCode\":\"X\",\"detail\":\"" + "x".repeat(100_000) + "\"}";

		assertThat(read(400, HttpHeaders.EMPTY, body).detail()).hasSizeLessThan(1100).endsWith("…");
	}

	@Test
	void aRefusalCarriesWhatItSpeaksOf() {
		Refused<AtlasService> limited = read(429, HttpHeaders.EMPTY,
				"{\"detail\":\"Rate limit exceeded for api/atlas/v2/orgs. Please retry after 55 seconds.\",\"error\":429,"
						+ "\"errorCode\":\"RATE_LIMITED_TOKEN_BUCKET\",\"parameters\":[\"api/atlas/v2/orgs\",55,null,[1]]}");
		Refused<AtlasService> invalid = read(400, HttpHeaders.EMPTY,
				"{\"badRequestDetail\":{\"fields\":[{\"description\":\"must not be null\",\"field\":\"region\"},7]},"
						+ "\"errorCode\":\"VALIDATION_ERROR\",\"parameters\":null}");

		assertThat(limited.parameters()).containsExactly("api/atlas/v2/orgs", "55", "", "[1]");
		assertThat(limited.fields()).isEmpty();
		assertThat(invalid.fields()).containsExactly(new BadField("region", "must not be null"),
				new BadField(null, null));
		assertThat(invalid.parameters()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none",
			value = { "4000, 3999, 3999", "4000, none, none", "none, 5, none", "many, 5, none" })
	void anAnswerSaysHowManyCallsAreLeft(@Nullable String capacity, @Nullable String remaining,
			@Nullable Integer left) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("RateLimit-Limit", capacity);
		headers.set("RateLimit-Remaining", remaining);

		assertThat(RateLimit.of(headers)).isEqualTo((left != null) ? new RateLimit(4000, left) : null);
	}

	private static AtlasReply<AtlasService> service(int status, String body) {
		return AnswerReader.read(answer(status, body), EXCHANGE, AnswerReader.one(AtlasService.class));
	}

	private static Refused<AtlasService> read(int status, HttpHeaders headers, String body) {
		Answer answer = new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8), null);
		return (Refused<AtlasService>) AnswerReader.read(answer, EXCHANGE, AnswerReader.one(AtlasService.class));
	}

	private static Answer answer(int status, String body) {
		return new Answer(status, HttpHeaders.EMPTY, body.getBytes(StandardCharsets.UTF_8), null);
	}

	private static <T> T body(AtlasReply<T> reply) {
		assertThat(reply).isInstanceOf(Success.class);
		return ((Success<T>) reply).body();
	}

}
