package dev.postern.storm;

import java.util.List;
import java.util.Set;

import dev.postern.testing.Portal.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is asked for in one place, one thing after another, at random among what makes
 * sense there.
 */
final class Walk extends Asker {

	private static final Set<String> FAILED = Set.of("REJECTED", "FAILED");

	/** So reads a service whose making took longer than its request. */
	private static final Set<String> BEING_MADE = Set.of("REQUESTED", "INITIATING");

	private final Spot spot;

	private @Nullable String serviceId;

	Walk(Spot spot, long seed, Storm storm) {
		super(seed, storm);
		this.spot = spot;
	}

	@Override
	boolean askOnce() {
		if (serviceId == null) {
			create();
		}
		else {
			change(service(serviceId).json());
		}
		return true;
	}

	private void create() {
		Answer end = ask(spot.creation());
		boolean made = end.text("status").equals("APPLIED");
		Answer service = service(end.text("serviceId"));
		if (made && BEING_MADE.contains(service.text("status"))) {
			throw new AssertionError("It was made, and is not there: " + end.body() + service.body());
		}
		if (made || !service.text("atlasId").isEmpty()) {
			this.serviceId = end.text("serviceId");
		}
	}

	private void change(JsonNode service) {
		String status = service.path("status").asString("");
		List<JsonNode> endpoints = service.path("endpoints").valueStream().toList();
		List<String> failed = endpoints.stream()
			.filter((endpoint) -> FAILED.contains(endpoint.path("status").asString("")))
			.map(Walk::id)
			.toList();
		if (status.equals("DELETED")) {
			awaitStatus(Set.of("DELETED"));
		}
		else if (BEING_MADE.contains(status)) {
			awaitStatus(Set.of("DELETED", "FAILED", "READY", "CONNECTED"));
		}
		else if (status.equals("FAILED") || (endpoints.isEmpty() && random().nextInt(4) == 0)) {
			onService("DELETE_SERVICE", "");
			awaitStatus(Set.of("DELETED", "FAILED", "READY", "CONNECTED"));
		}
		else if (!failed.isEmpty() && random().nextInt(4) > 0) {
			onService("REPAIR_ENDPOINT", ", \"failedEndpointId\": \"%s\", \"endpoint\": %s".formatted(failed.getFirst(),
					spot.endpoint(service, random(), random().nextInt(6) == 0)));
		}
		else if (endpoints.isEmpty() || (endpoints.size() < 3 && random().nextBoolean())) {
			onService("ATTACH_ENDPOINT",
					", \"endpoint\": " + spot.endpoint(service, random(), random().nextInt(4) == 0));
		}
		else {
			detach(id(endpoints.get(random().nextInt(endpoints.size()))), endpoints.size() == 1);
		}
	}

	private void detach(String endpointId, boolean last) {
		Answer end = onService("DETACH_ENDPOINT",
				", \"endpointId\": \"%s\", \"deletesService\": %s".formatted(endpointId, last));
		if (last && end.text("status").equals("APPLIED")) {
			awaitStatus(Set.of("DELETED"));
		}
	}

	/** The next walk through the same place needs it free. */
	private void awaitStatus(Set<String> wanted) {
		Answer service = await("/api/v1/services/" + serviceId, (seen) -> wanted.contains(seen.text("status")));
		if (service.text("status").equals("DELETED")) {
			this.serviceId = null;
		}
	}

	private Answer onService(String kind, String more) {
		return ask("\"kind\": \"%s\", \"serviceId\": \"%s\"%s".formatted(kind, serviceId, more));
	}

	private Answer service(String id) {
		return caller().get("/api/v1/services/" + id);
	}

	private static String id(JsonNode endpoint) {
		return endpoint.path("id").asString("");
	}

}
