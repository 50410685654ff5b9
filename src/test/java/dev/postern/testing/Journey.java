package dev.postern.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.postern.testing.Portal.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is asked for in one region, by callers who do not give up: a call that got no
 * answer is repeated under its idempotency key.
 */
public class Journey {

	private final PersistentCaller caller;

	private final String projectId;

	private final String region;

	private final List<String> requests = new ArrayList<>();

	private @Nullable Answer asked;

	/** Nothing is asked for yet. The region has its AWS name. */
	public Journey(Supplier<Portal> portal, String projectId, String region) {
		this.caller = new PersistentCaller(portal);
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
		return "vpce-%017x".formatted(Integer.toUnsignedLong((projectId + region).hashCode()));
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
		caller.decide(asked(), "APPROVE");
		return this;
	}

	/** Approves what was asked for last, unless that was done. */
	public Journey approveIfOpen() {
		return "AWAITING_APPROVAL".equals(request().text("status")) ? approve() : this;
	}

	/** Waits until what was asked for last is done. */
	public Journey awaitApplied() {
		Answer end = caller.await("/api/v1/requests/" + id(),
				(request) -> List.of("APPLIED", "FAILED").contains(request.text("status")));
		if (!end.text("status").equals("APPLIED")) {
			throw new AssertionError(end.body());
		}
		return this;
	}

	/** Waits until the service is like this. */
	public Journey awaitService(Predicate<Answer> wanted) {
		caller.await("/api/v1/services/" + serviceId(), wanted);
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
		return caller.get("/api/v1/services/" + serviceId());
	}

	private Answer request() {
		return caller.get("/api/v1/requests/" + id());
	}

	private Journey ask(String what) {
		this.asked = caller.ask(what);
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

}
