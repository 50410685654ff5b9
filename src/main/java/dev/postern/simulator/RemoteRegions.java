package dev.postern.simulator;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

/**
 * Other regions in which a service is to be offered, as Atlas takes them: by their Atlas
 * names only, and never the service's own.
 */
final class RemoteRegions {

	private static final String ATTRIBUTE = "supportedRemoteRegions";

	private static final int MOST = 35;

	private RemoteRegions() {
	}

	static void check(Region region, @Nullable List<String> remote) {
		if (remote == null) {
			return;
		}
		if (region.provider() != Provider.AWS) {
			throw AtlasRefusal.unsupported(ATTRIBUTE, region.provider().name());
		}
		if (remote.size() > MOST || !remote.stream().allMatch(RemoteRegions::isKnown)) {
			throw AtlasRefusal.attribute(ATTRIBUTE);
		}
		if (remote.contains(region.atlasName())) {
			throw AtlasRefusal.invalid("CROSS_REGION_PRIVATE_LINK_SELF_REGION",
					"The service's own region " + region.atlasName() + " is not a remote region.", region.atlasName());
		}
	}

	private static boolean isKnown(String name) {
		return Regions.of(Provider.AWS).stream().anyMatch((region) -> region.atlasName().equals(name));
	}

}
