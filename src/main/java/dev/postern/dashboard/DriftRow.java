package dev.postern.dashboard;

import java.time.Instant;

import dev.postern.endpoint.DriftKind;
import dev.postern.endpoint.DriftView;
import dev.postern.project.ProjectRole;
import dev.postern.project.ProjectView;

/**
 * A difference as a page shows it, with what its viewer can do about it.
 *
 * @param answers whether the viewer may ignore and accept it
 */
record DriftRow(DriftView drift, ProjectView project, boolean answers, Instant now) {

	public String title() {
		return Places.title(drift.provider(), drift.region());
	}

	/** Whether nobody needs to see it now. */
	public boolean ignored() {
		return drift.ignoredAt(now);
	}

	/** Whether the viewer may ask that Postern looks after it. */
	public boolean adoptable() {
		return requester() && drift.kind() == DriftKind.UNMANAGED;
	}

	/** Whether the viewer may ask to remove it from Atlas. */
	public boolean removable() {
		return requester() && (drift.kind() == DriftKind.UNMANAGED || drift.kind() == DriftKind.ENDPOINT_FAILED);
	}

	/** Whether the viewer may take note of it and so be done with it. */
	public boolean acceptable() {
		return answers && drift.acceptable();
	}

	private boolean requester() {
		return project.roles().contains(ProjectRole.REQUESTER);
	}

}
