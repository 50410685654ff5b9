package dev.postern.edge;

import org.jspecify.annotations.Nullable;

/**
 * A route under {@code /api/atlas} as the tests know it.
 *
 * @param body a body that is right, null if there is none
 */
record AtlasRoute(String name, @Nullable String body) {

	/** The demo's service that is ready and has an endpoint, and that endpoint. */
	record Target(String projectId, String serviceId, String endpointId) {
	}

	String method() {
		return name.substring(0, name.indexOf(' '));
	}

	String template() {
		return name.substring(name.indexOf(' ') + 1);
	}

	boolean writes() {
		return !method().equals("GET");
	}

	/** Whether it is about one project, which some may not see. */
	boolean ofProject() {
		return template().contains("{projectId}");
	}

	/** Whether it is about a service that has to be there. */
	boolean ofService() {
		return template().contains("{serviceId}");
	}

	/** The path to this target. */
	String path(Target target) {
		return template().replace("{projectId}", target.projectId())
			.replace("{serviceId}", target.serviceId())
			.replace("{endpointId}", target.endpointId())
			.replace("{orgId}", "5f1a7a0c9b3e4d2f8a6b7c00")
			.replace("{provider}", "AWS")
			.replace("{name}", template().contains("byName") ? "Payments" : "Cluster0");
	}

	@Override
	public String toString() {
		return name;
	}

}
