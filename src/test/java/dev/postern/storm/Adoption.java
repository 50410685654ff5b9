package dev.postern.storm;

import java.util.Optional;

/**
 * Adopts what was found in a project, one service after another.
 */
final class Adoption extends Asker {

	private final String projectId;

	Adoption(String projectId, long seed, Storm storm) {
		super(seed, storm);
		this.projectId = projectId;
	}

	@Override
	boolean askOnce() {
		Optional<String> found = caller().get("/api/v1/services?projectId=" + projectId)
			.json()
			.path("items")
			.valueStream()
			.filter((service) -> !service.path("managed").asBoolean(true))
			.map((service) -> service.path("id").asString(""))
			.findFirst();
		found.ifPresent((id) -> ask("\"kind\": \"ADOPT_SERVICE\", \"serviceId\": \"%s\"".formatted(id)));
		return found.isPresent();
	}

}
