package dev.postern.request;

import java.time.Duration;
import java.time.Instant;

/**
 * A request in a list.
 *
 * @param project the project's name
 * @param age since it was asked for
 * @param left until it expires
 */
record RequestRow(RequestView request, String project, String place, Age age, Duration left, boolean mine) {

	private static final Duration SOON = Duration.ofDays(2);

	static RequestRow of(RequestView request, String project, String viewer, Instant now) {
		return new RequestRow(request, project, request.kind().isAboutService() ? Titles.place(request) : project,
				Age.of(Duration.between(request.createdAt(), now)), Duration.between(now, request.expiresAt()),
				request.requester().equals(viewer));
	}

	public String reference() {
		return Titles.reference(request.id());
	}

	/** How long there is left to decide. */
	public Age due() {
		return Age.of(left);
	}

	/** Whether it expires soon. */
	public boolean isPressing() {
		return left.compareTo(SOON) < 0;
	}

	/**
	 * What happens next, and whether the viewer has to do it: the last part of a message
	 * key.
	 */
	public String next() {
		return switch (request.status()) {
			case AWAITING_APPROVAL -> may(RequestAction.APPROVE) ? "decide" : "approver";
			case APPROVED -> "postern";
			case APPLYING -> (request.waitsFor() != null) ? "operator" : "atlas";
			case APPLIED, WITHDRAWN -> "none";
			case REJECTED, EXPIRED -> mine ? "again" : "none";
			case FAILED -> may(RequestAction.RETRY) ? "retry" : "none";
		};
	}

	/** Whether it does not go on by itself. */
	public boolean needsAttention() {
		return next().equals("decide") || next().equals("operator") || next().equals("retry");
	}

	private boolean may(RequestAction action) {
		return request.allowedActions().contains(action);
	}

}
