package dev.postern.storm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.testing.AuditTrail;
import dev.postern.testing.PersistentCaller;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.Provider;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What has to be true when the storm is over: of what was asked for, of what stands in
 * Atlas, and of what the log tells.
 */
final class Reckoning {

	private static final String CREATE = "/privateEndpoint/endpointService$";

	private static final String ATTACH = "/endpoint$";

	/** Where the simulator never has room, at each provider. */
	static final Set<String> FULL = Set.of("ME_SOUTH_1", "UAE_NORTH", "MIDDLE_EAST_CENTRAL_1");

	/** Where the simulator gives every service up, at each provider. */
	static final Set<String> FAILING = Set.of("AP_EAST_1", "ASIA_EAST", "ASIA_EAST_2");

	/** Services of which Atlas has one. */
	private static final Set<String> STANDING = Set.of("INITIATING", "READY", "CONNECTED", "FAILED", "DELETING");

	private final Portal portal;

	private final OutsideAtlas atlas;

	private final List<Answer> requests;

	private final AuditTrail trail;

	Reckoning(Portal portal, OutsideAtlas atlas, List<String> requestIds) {
		this.portal = portal;
		this.atlas = atlas;
		this.requests = requestIds.stream().map((id) -> portal.get("ada", "/api/v1/requests/" + id)).toList();
		// what was cut is told by whoever takes the job over, once it counts as dead
		this.trail = Awaitility.await()
			.atMost(PersistentCaller.LIMIT)
			.until(() -> AuditTrail.read(portal), (read) -> read.unanswered().isEmpty());
	}

	/** How many requests of a kind ended like this; any kind if none is named. */
	long count(String kind, String status) {
		return requests.stream()
			.filter((request) -> kind.isEmpty() || request.text("kind").equals(kind))
			.filter((request) -> request.text("status").equals(status))
			.count();
	}

	void check() {
		assertThat(requests).allSatisfy(Reckoning::assertSettledTruly);
		assertThat(requests).allSatisfy(this::assertToldWhole);
		assertThat(trail.gaps()).isEmpty();
		assertThat(standingHere()).isEqualTo(standingInAtlas());
		assertThat(List.of(Portal.PAYMENTS, Portal.ANALYTICS)).allSatisfy(this::assertRegionalAsAskedLast);
		assertThat(managed()).as("services adopted").isEqualTo(count("ADOPT_SERVICE", "APPLIED"));
		// a create that failed had made nothing, unless Atlas itself gave the service up
		assertThat(atlas.done("POST", CREATE)).as("services made")
			.isEqualTo(count("CREATE_SERVICE", "APPLIED") + failed("SERVICE_FAILED"));
		assertThat(atlas.done("POST", ATTACH)).as("endpoints attached")
			.isEqualTo(count("ATTACH_ENDPOINT", "APPLIED") + count("REPAIR_ENDPOINT", "APPLIED")
					+ failed("ENDPOINT_REJECTED") + failed("ENDPOINT_FAILED"));
	}

	private long failed(String code) {
		return requests.stream().filter((request) -> code(request).equals(code)).count();
	}

	/** A failure has the reason that the simulator gave for just this. */
	private static void assertSettledTruly(Answer request) {
		if (!request.text("status").equals("FAILED")) {
			assertThat(request.text("status")).as(request.body()).isIn("APPLIED", "REJECTED", "WITHDRAWN");
			return;
		}
		switch (code(request)) {
			case "ATLAS_GENERAL_ERROR" -> assertThat(request.text("region")).isIn(FULL);
			case "SERVICE_FAILED" -> assertThat(request.text("region")).isIn(FAILING);
			case "ENDPOINT_REJECTED", "ENDPOINT_FAILED" ->
				assertThat(request.text("endpointId")).as(request.body()).endsWith("dead");
			default -> throw new AssertionError("No true reason: " + request.body());
		}
	}

	private void assertRegionalAsAskedLast(String projectId) {
		boolean asked = requests.stream()
			.filter((request) -> request.text("kind").equals("SET_REGIONAL_MODE")
					&& request.text("projectId").equals(projectId) && request.text("status").equals("APPLIED"))
			.reduce((former, later) -> later)
			.map((request) -> request.json().path("enabled").asBoolean())
			.orElse(false);
		assertThat(atlas.isRegional(projectId)).as("regional mode of " + projectId).isEqualTo(asked);
	}

	/** How many services in the sandbox are looked after. */
	private long managed() {
		return portal.get("vera", "/api/v1/services?limit=200&projectId=" + Sandbox.ID)
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> service.path("managed").asBoolean())
			.count();
	}

	private static String code(Answer request) {
		return request.json().path("error").path("code").asString("");
	}

	/** Each move once, and of each write to Atlas how it ended. */
	private void assertToldWhole(Answer request) {
		String moves = trail.kinds(request.text("id"))
			.stream()
			.filter((kind) -> kind.startsWith("request."))
			.filter((kind) -> !kind.equals("request.wait"))
			.map((kind) -> kind.substring("request.".length()))
			.collect(Collectors.joining(" "));
		assertThat(moves).as(request.body())
			.matches("ask (reject|withdraw|approve start (complete|fail|fail recover))");
		List<String> writes = trail.writes(request.text("id"));
		if (moves.contains("approve")) {
			assertThat(writes).as(request.body()).contains("INTENDED").last().isNotEqualTo("INTENDED");
		}
		else {
			assertThat(writes).as(request.body()).isEmpty();
		}
	}

	/** What Postern believes to be in Atlas, one line for each service. */
	private Set<String> standingHere() {
		Set<String> lines = new TreeSet<>();
		String cursor = "";
		do {
			Answer page = portal.get("ada", "/api/v1/services?limit=200" + cursor);
			page.json()
				.path("items")
				.valueStream()
				.filter((service) -> STANDING.contains(service.path("status").asString(""))
						&& !service.path("atlasId").isNull())
				.forEach((service) -> lines.add(line(service.path("atlasId"), service.path("region"),
						service.path("endpoints").valueStream().map((endpoint) -> endpoint.path("id")).toList())));
			cursor = page.text("next").isEmpty() ? "" : "&cursor=" + page.text("next");
		}
		while (!cursor.isEmpty());
		return lines;
	}

	private Set<String> standingInAtlas() {
		Set<String> lines = new TreeSet<>();
		for (String project : List.of(Portal.PAYMENTS, Portal.ANALYTICS, Sandbox.ID)) {
			for (Provider provider : Provider.values()) {
				atlas.services(project, provider)
					.forEach((service) -> lines.add(line(service.path("id"), service.path("regionName"),
							Stream.of("interfaceEndpoints", "privateEndpoints", "endpointGroupNames")
								.flatMap((name) -> service.path(name).valueStream())
								.toList())));
			}
		}
		return lines;
	}

	private static String line(JsonNode id, JsonNode region, List<JsonNode> endpoints) {
		List<String> ids = new ArrayList<>(new HashSet<>(endpoints.stream().map(JsonNode::asString).toList()));
		return id.asString("") + " " + region.asString("") + " " + ids.stream().sorted().toList();
	}

}
