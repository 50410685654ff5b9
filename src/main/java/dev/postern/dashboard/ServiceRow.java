package dev.postern.dashboard;

import dev.postern.endpoint.ServiceView;

/**
 * A service in a list.
 *
 * @param project the name of its project
 */
record ServiceRow(ServiceView service, String project) {

	public String title() {
		return Places.title(service.provider(), service.region());
	}

	public NextStep step() {
		return NextStep.of(service);
	}

}
