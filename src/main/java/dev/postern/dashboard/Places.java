package dev.postern.dashboard;

import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

/**
 * What people call a region.
 */
final class Places {

	private Places() {
	}

	/** The place and the provider's name; Atlas's name, if the region is unknown. */
	static String title(Provider provider, String region) {
		return Regions.find(provider, region).map(Region::title).orElse(region);
	}

	/** The provider's name; Atlas's, if the region is unknown. */
	static String name(Provider provider, String region) {
		return Regions.find(provider, region).map(Region::cloudName).orElse(region);
	}

}
