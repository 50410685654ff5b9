package dev.postern;

/**
 * Where the kill finds each journey. Payments is no longer followed when it comes, so
 * what Atlas makes of its requests stays unseen; in Analytics it is the jobs that are
 * held.
 */
enum CrashStep {

	/** A working endpoint, and the clusters are just being asked for its strings. */
	AVAILABLE("us-east-1"),

	/** The endpoint is in Atlas and on its way. */
	PENDING("us-east-2"),

	/** The request for the service has left, and Atlas has not got it. */
	CREATING("us-west-1"),

	/** Atlas has made the service, and its answer is not here. */
	CREATED("us-west-2"),

	/** Atlas is making the service. */
	INITIATING("eu-north-1"),

	/** It was looked whether the service stands already. */
	CLAIMED("us-east-1"),

	/** Asked for, and nobody has decided. */
	ASKED("us-east-2"),

	/** Decided just now. */
	APPROVED("us-west-1"),

	/** The service is ready. */
	READY("us-west-2"),

	/** The endpoint is asked for, and nobody has decided. */
	ENDPOINT_ASKED("eu-north-1"),

	/** It was looked whether the endpoint stands already. */
	ENDPOINT_CLAIMED("eu-west-1"),

	/** The request for the endpoint has left, and Atlas has not got it. */
	ATTACHING("eu-west-2"),

	/** Atlas has taken the endpoint, and its answer is not here. */
	ATTACHED("eu-west-3"),

	/** As with attaching. */
	DETACHING("eu-central-1"),

	/** As with attaching. */
	DETACHED("eu-central-2"),

	/** As with attaching. */
	DELETING("sa-east-1"),

	/** As with attaching. */
	DELETED("ap-east-2");

	private final String region;

	CrashStep(String region) {
		this.region = region;
	}

	boolean isInPayments() {
		return ordinal() < CLAIMED.ordinal();
	}

	boolean isLeaving() {
		return ordinal() >= DETACHING.ordinal();
	}

	String region() {
		return region;
	}

}
