package dev.postern.request;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.rest.ApiProblem;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import dev.postern.wire.RemoteRegions;
import org.jspecify.annotations.Nullable;

/**
 * Remote regions as people name them: by either name, in a field one a line or with
 * commas between them.
 */
public final class RegionNames {

	private static final String POINTER = "/" + RemoteRegions.ATTRIBUTE;

	private RegionNames() {
	}

	/** The names in a field. */
	public static List<String> in(@Nullable String field) {
		return Stream.of(Objects.requireNonNullElse(field, "").split("[,;\\r\\n]"))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.toList();
	}

	/** The same where naming none is saying nothing. */
	static @Nullable List<String> named(@Nullable String field) {
		List<String> names = in(field);
		return names.isEmpty() ? null : names;
	}

	/** A field with these, by the names that people know. */
	public static String field(@Nullable List<String> regions) {
		return Objects.requireNonNullElse(regions, List.<String>of())
			.stream()
			.map((name) -> Regions.find(Provider.AWS, name).map(Region::cloudName).orElse(name))
			.collect(Collectors.joining("\n"));
	}

	/** By place and name, for a sentence; empty if there are none. */
	static String titles(@Nullable List<String> regions) {
		return Objects.requireNonNullElse(regions, List.<String>of())
			.stream()
			.map((name) -> Titles.place(Provider.AWS, name))
			.collect(Collectors.joining(", "));
	}

	/** By their Atlas names, if a service in this region can be reached from them. */
	static List<String> checked(Provider provider, String region, List<String> named) {
		List<String> regions = named.stream().map((name) -> Regions.atlasName(Provider.AWS, name.strip())).toList();
		RemoteRegions.fault(provider, region, regions).ifPresent((fault) -> {
			throw ApiProblem.invalid(POINTER, switch (fault) {
				case NOT_AWS -> "Only AWS has remote regions. Leave this empty.";
				case TOO_MANY -> AskBody.TOO_MANY_REGIONS;
				case UNKNOWN -> "Atlas offers private endpoints in no such region of AWS: %s.".formatted(
						String.join(", ", regions.stream().filter((name) -> !RemoteRegions.isKnown(name)).toList()));
				case TWICE -> "Name each region once.";
				case OWN -> "This names the service's own region. Name only others.";
			});
		});
		return regions;
	}

	/** That nothing would change. */
	static ApiProblem same() {
		return ApiProblem.invalid(POINTER, "The service is reached from exactly these regions already.");
	}

}
