package dev.postern.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.postern.testing.Portal.Answer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is asked for in one region, by callers who do not give up: a call that got no
 * answer is repeated under its idempotency key.
 */
public class Journey {

	private static final Duration LIMIT = Duration.ofMinutes(5);

	/** Answers that ask for the same call again. */
	private static final Set<String> AGAIN = Set.of("CALL_STILL_RUNNING", "CONCURRENT_CHANGE");

	private final Supplier<Portal> portal;

	private final String projectId;

	private final String region;

	private final List<String> requests = new ArrayList<>();

	private @Nullable Answer asked;

	/** Nothing is asked for yet. The region has its AWS name. */
	public Journey(Supplier<Portal> portal, String projectId, String region) {
		this.portal = portal;
		this.projectId = projectId;
		this.region = region;
	}

	public String projectId() {
		return projectId;
	}

	public String atlasRegion() {
		return region.toUpperCase(Locale.ROOT).replace('-', '_');
	}

	public String endpointId() {
		return "vpce-%017x".formatted(Integer.toUnsignedLong(region.hashCode()));
	}

	/** The ids of all that was asked for. */
	public List<String> requests() {
		return List.copyOf(requests);
	}

	public Journey askForService() {
		return ask("\"kind\": \"CREATE_SERVICE\", \"projectId\": \"%s\", \"provider\": \"AWS\", \"region\": \"%s\""
			.formatted(projectId, region));
	}

	public Journey askForEndpoint() {
		return ask("\"kind\": \"ATTACH_ENDPOINT\", \"serviceId\": \"%s\", \"endpoint\": {\"id\": \"%s\"}"
			.formatted(serviceId(), endpointId()));
	}

	public Journey askToDetach() {
		return ask(("\"kind\": \"DETACH_ENDPOINT\", \"serviceId\": \"%s\", \"endpointId\": \"%s\", "
				+ "\"deletesService\": true")
			.formatted(serviceId(), endpointId()));
	}

	public Journey askToDelete() {
		return ask("\"kind\": \"DELETE_SERVICE\", \"serviceId\": \"%s\"".formatted(serviceId()));
	}

	public Journey approve() {
		String key = UUID.randomUUID().toString();
		persist(() -> portal.get()
			.post("grace", "/api/v1/requests/" + id() + "/decisions", "{\"verdict\": \"APPROVE\"}", "If-Match",
					asked().header("ETag"), "Idempotency-Key", key));
		return this;
	}

	/** Approves what was asked for last, unless that was done. */
	public Journey approveIfOpen() {
		return "AWAITING_APPROVAL".equals(request().text("status")) ? approve() : this;
	}

	/** Waits until what was asked for last is done. */
	public Journey awaitApplied() {
		Answer end = await(this::request, (request) -> List.of("APPLIED", "FAILED").contains(request.text("status")));
		if (!end.text("status").equals("APPLIED")) {
			throw new AssertionError(end.body());
		}
		return this;
	}

	/** Waits until the service is like this. */
	public Journey awaitService(Predicate<Answer> wanted) {
		await(this::service, wanted);
		return this;
	}

	public String id() {
		return asked().text("id");
	}

	public String atlasId() {
		return service().text("atlasId");
	}

	/** How the endpoint stands, empty if there is none. */
	public static String endpointStatus(Answer service) {
		return service.json().at("/endpoints/0/status").asString("");
	}

	/** Whether this is what stands in the region. */
	public boolean isIn(JsonNode service) {
		return atlasRegion().equals(service.path("regionName").asString(""));
	}

	private Answer service() {
		return persist(() -> portal.get().get("ada", "/api/v1/services/" + serviceId()));
	}

	private Answer request() {
		return persist(() -> portal.get().get("ada", "/api/v1/requests/" + id()));
	}

	private Journey ask(String what) {
		String key = UUID.randomUUID().toString();
		this.asked = persist(() -> portal.get()
			.post("ada", "/api/v1/requests", "{" + what + ", \"justification\": \"A test.\"}", "Idempotency-Key", key));
		requests.add(id());
		return this;
	}

	private String serviceId() {
		return asked().text("serviceId");
	}

	private Answer asked() {
		Answer last = asked;
		if (last == null) {
			throw new IllegalStateException("Nothing is asked for yet");
		}
		return last;
	}

	/** Repeats a call until Postern is there to answer it. */
	private static Answer persist(Supplier<Answer> call) {
		Answer answer = await(call, (any) -> !AGAIN.contains(any.text("code")));
		if (answer.status() >= 300) {
			throw new AssertionError(answer.body());
		}
		return answer;
	}

	private static Answer await(Supplier<Answer> call, Predicate<Answer> wanted) {
		return Awaitility.await()
			.atMost(LIMIT)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(100))
			.ignoreException(IllegalStateException.class)
			.until(call::get, wanted);
	}

}
