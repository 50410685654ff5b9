package dev.postern.dashboard;

import dev.postern.request.RequestStatus;
import dev.postern.request.RequestView;

/**
 * A request in a list.
 *
 * @param project the name of its project
 */
record RequestRow(RequestView request, String project) {

	/** Where it is about: a place, or the whole project. */
	public String title() {
		return (request.provider() != null && request.region() != null)
				? Places.title(request.provider(), request.region()) : project;
	}

	/** On whom it waits. */
	public String waitsOn() {
		if (request.waitsFor() != null) {
			return "operator";
		}
		return (request.status() == RequestStatus.AWAITING_APPROVAL) ? "approver" : "atlas";
	}

}
