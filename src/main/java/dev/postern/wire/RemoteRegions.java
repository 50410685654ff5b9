package dev.postern.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Other regions from which a service of AWS is to be reached: by their Atlas names, each
 * once, and never the service's own.
 */
public final class RemoteRegions {

	/** What Atlas calls them. */
	public static final String ATTRIBUTE = "supportedRemoteRegions";

	/** So many Atlas takes. */
	public static final int MOST = 35;

	private RemoteRegions() {
	}

	/**
	 * What is wrong with them; nothing, if Atlas takes them.
	 * @param region the service's own, by its Atlas name
	 */
	public static Optional<Fault> fault(Provider provider, String region, List<String> remote) {
		if (provider != Provider.AWS) {
			return Optional.of(Fault.NOT_AWS);
		}
		if (remote.size() > MOST) {
			return Optional.of(Fault.TOO_MANY);
		}
		if (!remote.stream().allMatch(RemoteRegions::isKnown)) {
			return Optional.of(Fault.UNKNOWN);
		}
		if (Set.copyOf(remote).size() < remote.size()) {
			return Optional.of(Fault.TWICE);
		}
		return remote.contains(region) ? Optional.of(Fault.OWN) : Optional.empty();
	}

	/** Refuses them as Atlas does; null is not said. */
	public static void check(Provider provider, String region, @Nullable List<String> remote) {
		if (remote == null) {
			return;
		}
		fault(provider, region, remote).ifPresent((fault) -> {
			throw switch (fault) {
				case NOT_AWS -> AtlasRefusal.unsupported(ATTRIBUTE, provider.name());
				case TOO_MANY, UNKNOWN, TWICE -> AtlasRefusal.attribute(ATTRIBUTE);
				case OWN -> AtlasRefusal.invalid("CROSS_REGION_PRIVATE_LINK_SELF_REGION",
						"The service's own region " + region + " is not a remote region.", region);
			};
		});
	}

	/** Whether this is the Atlas name of a region of AWS. */
	public static boolean isKnown(String name) {
		return Regions.of(Provider.AWS).stream().anyMatch((region) -> region.atlasName().equals(name));
	}

	/** Whether they are the same: their order means nothing, and not named is none. */
	public static boolean same(@Nullable List<String> these, @Nullable List<String> those) {
		return set(these).equals(set(those));
	}

	private static Set<String> set(@Nullable List<String> regions) {
		return new HashSet<>(Objects.requireNonNullElse(regions, List.<String>of()));
	}

	/** What can be wrong. */
	public enum Fault {

		/** Only services of AWS have them. */
		NOT_AWS,

		/** More than Atlas takes. */
		TOO_MANY,

		/** One is no region of AWS, or not by its Atlas name. */
		UNKNOWN,

		/** One is named twice. */
		TWICE,

		/** One is the service's own. */
		OWN

	}

}
