package dev.postern.endpoint;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A project's regional mode, as last read.
 */
@Entity
class RegionalMode {

	@Id
	private String projectId;

	private boolean enabled;

	private Instant readAt;

	@Version
	private @Nullable Long version;

	protected RegionalMode() {
	}

	RegionalMode(String projectId, boolean enabled, Instant now) {
		this.projectId = projectId;
		read(enabled, now);
	}

	final void read(boolean enabled, Instant now) {
		this.enabled = enabled;
		this.readAt = now;
	}

	boolean isEnabled() {
		return enabled;
	}

}
