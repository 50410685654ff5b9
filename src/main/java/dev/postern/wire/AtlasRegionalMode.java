package dev.postern.wire;

import java.util.Objects;

/**
 * Whether a project may have several endpoints in several regions, at the price of other
 * connection strings.
 */
public record AtlasRegionalMode(Boolean enabled) {

	/** Refuses to be neither on nor off. */
	public AtlasRegionalMode {
		Objects.requireNonNull(enabled);
	}

}
