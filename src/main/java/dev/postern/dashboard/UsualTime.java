package dev.postern.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.postern.wire.Provider;

/**
 * How many seconds Atlas takes to make a service, as recorded.
 *
 * @param runs how many recordings that tells of
 */
record UsualTime(double shortest, double median, double longest, int runs) {

	private static final Map<Provider, UsualTime> RECORDED = load();

	static UsualTime of(Provider provider) {
		return Objects.requireNonNull(RECORDED.get(provider));
	}

	private static Map<Provider, UsualTime> load() {
		try (InputStream table = UsualTime.class.getResourceAsStream("/dashboard/timings.csv")) {
			return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.skip(1)
				.map((line) -> line.split(","))
				.collect(Collectors.toMap((cells) -> Provider.valueOf(cells[0]), UsualTime::parse));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static UsualTime parse(String[] cells) {
		return new UsualTime(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]),
				Integer.parseInt(cells[4]));
	}

}
