package dev.postern.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Every region in which Atlas offers private endpoints. The names of Azure and Google
 * Cloud follow no rule, hence a table.
 */
public final class Regions {

	private static final List<Region> ALL = load();

	private Regions() {
	}

	/** Every region of a provider, in the table's order. */
	public static List<Region> of(Provider provider) {
		return ALL.stream().filter((region) -> region.provider() == provider).toList();
	}

	/** Finds a region by its Atlas name or by the provider's own name. */
	public static Optional<Region> find(Provider provider, String name) {
		return of(provider).stream()
			.filter((region) -> region.atlasName().equals(name) || region.cloudName().equals(name))
			.findFirst();
	}

	/**
	 * Finds a region as people write it: by either name, by place and name, or by a place
	 * of its own.
	 */
	public static Optional<Region> search(Provider provider, String text) {
		String wanted = text.strip();
		List<Region> there = of(provider).stream()
			.filter((region) -> wanted.equalsIgnoreCase(region.atlasName())
					|| wanted.equalsIgnoreCase(region.cloudName()) || wanted.equalsIgnoreCase(region.title())
					|| wanted.equalsIgnoreCase(region.place()))
			.toList();
		return (there.size() == 1) ? Optional.of(there.getFirst()) : Optional.empty();
	}

	private static List<Region> load() {
		try (InputStream table = Regions.class.getResourceAsStream("/wire/regions.csv")) {
			return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8).lines()
				.skip(1)
				.map(Regions::parse)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Region parse(String line) {
		String[] cells = line.split(",");
		return new Region(Provider.valueOf(cells[0]), cells[1], cells[2], Boolean.parseBoolean(cells[3]), cells[4]);
	}

}
