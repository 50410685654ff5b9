package dev.postern.storm;

/**
 * Switches the regional mode of a project, or leaves it as it is.
 */
final class Switching extends Asker {

	private final String projectId;

	Switching(String projectId, long seed, Storm storm) {
		super(seed, storm);
		this.projectId = projectId;
	}

	@Override
	boolean askOnce() {
		ask("\"kind\": \"SET_REGIONAL_MODE\", \"projectId\": \"%s\", \"enabled\": %b".formatted(projectId,
				random().nextBoolean()));
		return true;
	}

}
