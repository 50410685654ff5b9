package dev.postern.request;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The region that somebody means: by any of its names, or by a part that only one region
 * has. Without a provider, all of them are looked through.
 */
record RegionChoice(@Nullable Provider provider, String text) {

	private static final int SHORTEST_PART = 3;

	private static final int FEW = 3;

	static RegionChoice of(@Nullable Provider provider, @Nullable String text) {
		return new RegionChoice(provider, (text != null) ? text.strip() : "");
	}

	/** The one region that is meant. */
	Optional<Region> region() {
		List<Region> meant = meant(provider);
		return (meant.size() == 1) ? Optional.of(meant.getFirst()) : Optional.empty();
	}

	/** Says beside the field why no region is meant. */
	void explain(Errors errors) {
		List<Region> meant = meant(provider);
		Optional<Region> elsewhere = new RegionChoice(null, text).region();
		if (meant.size() > 1 && meant.size() <= FEW) {
			errors.rejectValue("region", "new-request.region.several",
					new Object[] { meant.stream().map(Region::title).collect(Collectors.joining(", ")) }, null);
		}
		else if (meant.isEmpty() && elsewhere.isPresent()) {
			errors.rejectValue("region", "new-request.region.elsewhere", new Object[] { elsewhere.get().title() },
					null);
		}
		else {
			errors.rejectValue("region", "new-request.region.unknown");
		}
	}

	private List<Region> meant(@Nullable Provider one) {
		List<Region> named = regions(one).filter(this::isNamed).toList();
		if (!named.isEmpty() || text.length() < SHORTEST_PART) {
			return named;
		}
		return regions(one).filter(has(text)).toList();
	}

	private boolean isNamed(Region region) {
		return Stream.of(region.atlasName(), region.cloudName(), region.title(), region.place())
			.anyMatch(text::equalsIgnoreCase);
	}

	private static Predicate<Region> has(String part) {
		String wanted = part.toLowerCase(Locale.ROOT);
		return (region) -> Stream.of(region.atlasName(), region.title())
			.anyMatch((name) -> name.toLowerCase(Locale.ROOT).contains(wanted));
	}

	private static Stream<Region> regions(@Nullable Provider one) {
		return Stream.of(Provider.values())
			.filter((provider) -> one == null || provider == one)
			.flatMap((provider) -> Regions.of(provider).stream())
			.sorted(Comparator.comparing(Region::title));
	}

}
