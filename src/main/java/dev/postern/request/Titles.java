package dev.postern.request;

import java.util.UUID;

import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

/**
 * What people call things.
 */
final class Titles {

	private static final int REFERENCE_LENGTH = 8;

	private Titles() {
	}

	/** A region by its place and the provider's name. */
	static String place(Provider provider, String region) {
		return Regions.find(provider, region).map(Region::title).orElse(region);
	}

	/** Where a request is about, empty for what is about a whole project. */
	static String place(RequestView request) {
		return (request.provider() != null && request.region() != null) ? place(request.provider(), request.region())
				: "";
	}

	/** By which people name a request to each other. */
	static String reference(UUID id) {
		return id.toString().substring(0, REFERENCE_LENGTH);
	}

}
