package dev.postern.endpoint;

import dev.postern.wire.Provider;
import dev.postern.wire.Region;

/**
 * Where a service stands. Atlas allows one service in a place (documented); on Google
 * Cloud one with port mapping may stand beside one without.
 *
 * @param region the Atlas name
 */
public record Place(String projectId, Provider provider, String region, boolean portMapping) {

	public static Place of(String projectId, Region region, boolean portMapping) {
		return new Place(projectId, region.provider(), region.atlasName(), portMapping);
	}

	String liveKey() {
		return String.join("|", projectId, provider.name(), region, portMapping ? "mapped" : "");
	}

}
