package dev.postern.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Every region that Atlas can name. The names of Azure and Google Cloud follow no rule,
 * hence a table.
 */
public final class Regions {

	private static final List<Region> ALL = new ArrayList<>();

	// by provider and either name; of two regions with one cloud name, the offered one
	private static final Map<String, Region> BY_NAME = new HashMap<>();

	static {
		load();
	}

	private Regions() {
	}

	/** Every region of a provider that is offered, in the table's order. */
	public static List<Region> of(Provider provider) {
		return ALL.stream().filter((region) -> region.provider() == provider && region.offered()).toList();
	}

	/** Every region of a provider that Atlas can name, in the table's order. */
	public static List<Region> all(Provider provider) {
		return ALL.stream().filter((region) -> region.provider() == provider).toList();
	}

	/** Finds a region by its Atlas name or by the provider's own name. */
	public static Optional<Region> find(Provider provider, String name) {
		return Optional.ofNullable(BY_NAME.get(key(provider, name)));
	}

	/**
	 * The one Atlas name of a region that Atlas itself may spell in two ways. A name that
	 * nobody here knows stays as it is.
	 */
	public static String atlasName(Provider provider, String name) {
		return find(provider, name).map(Region::atlasName).orElse(name);
	}

	/**
	 * Finds a region as people write it: by either name, by place and name, or by a place
	 * of its own.
	 */
	public static Optional<Region> search(Provider provider, String text) {
		String wanted = text.strip();
		List<Region> there = all(provider).stream().filter((region) -> isCalled(region, wanted)).toList();
		List<Region> offered = there.stream().filter(Region::offered).toList();
		List<Region> meant = offered.isEmpty() ? there : offered;
		return (meant.size() == 1) ? Optional.of(meant.getFirst()) : Optional.empty();
	}

	private static boolean isCalled(Region region, String text) {
		return text.equalsIgnoreCase(region.atlasName()) || text.equalsIgnoreCase(region.cloudName())
				|| text.equalsIgnoreCase(region.title()) || text.equalsIgnoreCase(region.place());
	}

	private static String key(Provider provider, String name) {
		return provider.name() + ' ' + name;
	}

	private static void load() {
		try (InputStream table = Regions.class.getResourceAsStream("/wire/regions.csv")) {
			new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8).lines()
				.skip(1)
				.map((line) -> line.split(",", -1))
				.forEach(Regions::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void add(String[] cells) {
		Region region = new Region(Provider.valueOf(cells[0]), cells[1], cells[2], Boolean.parseBoolean(cells[3]),
				Boolean.parseBoolean(cells[4]), cells[5]);
		ALL.add(region);
		BY_NAME.put(key(region.provider(), region.atlasName()), region);
		BY_NAME.putIfAbsent(key(region.provider(), region.cloudName()), region);
		if (!cells[6].isEmpty()) {
			BY_NAME.put(key(region.provider(), cells[6]), region);
		}
	}

}
