package dev.postern.edge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.postern.edge.Wire.Reply;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The description of the REST interface: whole, and true.
 */
@OnDemo
@Tag("any-database")
class ApiDocumentTests {

	private final Wire wire;

	private final JsonNode document;

	ApiDocumentTests(Environment environment, Portal portal) {
		this.wire = new Wire(environment);
		this.document = portal.get("ada", "/api/v1/openapi.json").json();
	}

	@Test
	void everybodyMayReadIt() {
		Reply reply = wire.call(null, "GET", "/api/v1/openapi.json", null);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Type")).startsWith("application/json");
		assertThat(document.path("openapi").asString()).startsWith("3.1.");
		assertThat(document.at("/components/securitySchemes/apiKey/scheme").asString()).isEqualTo("basic");
	}

	@Test
	void itHasEveryRouteAndNoOther() {
		Set<String> routes = Routes.ALL.stream()
			.map(Route::name)
			.filter((name) -> !name.endsWith("openapi.json"))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(routes);
	}

	@Test
	void everyOperationSaysWhatItIsAndWhatItAnswers() {
		operations().forEach((name, operation) -> {
			assertThat(operation.path("operationId").asString("")).as(name).isNotBlank();
			assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
			assertThat(operation.path("security").isArray()).as(name).isTrue();
			assertThat(tags()).as(name).contains(operation.at("/tags/0").asString());
			Set<String> answers = Set.copyOf(operation.path("responses").propertyNames());
			assertThat(answers).as(name).anyMatch((status) -> status.startsWith("2")).contains("400");
			answers.stream()
				.filter((status) -> status.startsWith("4"))
				.forEach((status) -> assertThat(operation.path("responses")
					.path(status)
					.at("/content/application~1problem+json/schema/$ref")
					.asString()).as(name).endsWith("/Problem"));
			assertThat(operation.has("requestBody")).as(name).isEqualTo(route(name).body() != null);
		});
		assertThat(operations().values().stream().map((operation) -> operation.path("operationId").asString()))
			.doesNotHaveDuplicates();
	}

	@Test
	void onlyTheWaysInAreWithoutSignIn() {
		operations().forEach((name, operation) -> assertThat(operation.path("security").isEmpty()).as(name)
			.isEqualTo(route(name).access() == Route.Access.OPEN));
	}

	@Test
	void parametersAreThoseThatAreTaken() {
		operations().forEach((name, operation) -> {
			List<String> query = operation.path("parameters")
				.valueStream()
				.filter((parameter) -> parameter.path("in").asString().equals("query"))
				.map((parameter) -> parameter.path("name").asString())
				.toList();
			assertThat(query).as(name).containsExactlyInAnyOrderElementsOf(route(name).query());
		});
	}

	@Test
	void everyReferenceLeadsSomewhere() {
		assertThat(document.findValuesAsString("$ref")).isNotEmpty()
			.allSatisfy((reference) -> assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference)
				.isFalse());
	}

	@Test
	void everyExampleOfABodyIsTaken() {
		operations().forEach((name, operation) -> {
			JsonNode examples = operation.at("/requestBody/content/application~1json/examples");
			assertThat(route(name).body() == null || !examples.isEmpty()).as(name).isTrue();
			examples.propertyStream().forEach((example) -> {
				Route route = route(name);
				Reply reply = wire.json(route.caller(), route.method(), route.path(),
						example.getValue().path("value").toString(), route.headers().toArray(String[]::new));
				assertThat(isTaken(reply)).as("%s %s: %s", name, example.getKey(), reply.shown()).isTrue();
				takeBack(route, reply);
			});
		});
	}

	@Test
	void answersHaveTheFieldsThatAreDescribed() {
		for (String path : List.of("/api/v1/requests", "/api/v1/services", "/api/v1/projects", "/api/v1/api-keys")) {
			JsonNode items = document.path("paths")
				.path(path)
				.at("/get/responses/200/content/application~1json/schema");
			JsonNode page = document.at(items.path("$ref").asString().substring(1));
			JsonNode item = document.at(page.at("/properties/items/items/$ref").asString().substring(1));
			String body = wire.call("ada", "GET", path + "?limit=1", null).body();

			assertThat(item.path("properties").propertyNames()).as(path)
				.isNotEmpty()
				.allSatisfy((field) -> assertThat(body).contains('"' + field + '"'));
		}
	}

	@Test
	void valuesThatMayBeNullSaySo() {
		JsonNode request = document.at("/components/schemas/RequestView");

		assertThat(request.at("/properties/waitsFor/type").toString()).contains("null");
		assertThat(request.at("/properties/error/anyOf").toString()).contains("\"null\"");
		assertThat(request.path("required").toString()).contains("waitsFor", "id");
		assertThat(request.at("/properties/id/type").toString()).doesNotContain("null");
	}

	/** Right in form: what may be wrong is that what it names is not there. */
	private static boolean isTaken(Reply reply) {
		return reply.status() < 300 || List.of(404, 409, 410, 412, 422).contains(reply.status())
				|| reply.pointsAt("/currentPassword") || reply.text("code").equals("TOO_MANY_TRIES");
	}

	/** So that the place which the example takes is free for other tests. */
	private void takeBack(Route route, Reply reply) {
		if (reply.status() == 201 && route.name().equals("POST /api/v1/requests")) {
			wire.json("ada", "POST", "/api/v1/requests/" + reply.text("id") + "/withdrawal", null);
		}
	}

	private Set<String> tags() {
		return document.path("tags")
			.valueStream()
			.map((tag) -> tag.path("name").asString())
			.collect(Collectors.toSet());
	}

	private Map<String, JsonNode> operations() {
		return document.path("paths")
			.propertyStream()
			.flatMap((path) -> path.getValue()
				.propertyStream()
				.map((operation) -> Map.entry(operation.getKey().toUpperCase(Locale.ROOT) + ' ' + path.getKey(),
						operation.getValue())))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static Route route(String name) {
		return Routes.ALL.stream().filter((route) -> route.name().equals(name)).findFirst().orElseThrow();
	}

}
