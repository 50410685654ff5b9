package dev.postern.storm;

import java.util.function.BooleanSupplier;

import dev.postern.testing.PersistentCaller;

/**
 * Switches the regional mode of a project, or leaves it as it is.
 */
final class Switching extends Asker {

	private final String projectId;

	Switching(String projectId, long seed, PersistentCaller caller, BooleanSupplier goesOn) {
		super(seed, caller, goesOn);
		this.projectId = projectId;
	}

	@Override
	boolean askOnce() {
		ask("\"kind\": \"SET_REGIONAL_MODE\", \"projectId\": \"%s\", \"enabled\": %b".formatted(projectId,
				random().nextBoolean()));
		return true;
	}

}
