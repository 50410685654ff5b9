package dev.postern.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files that are either the old or the new, whatever is killed when: written beside,
 * forced to disk, then moved over in one step.
 */
@Component
@Profile({ "demo", "simulator" })
class Store {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Path directory;

	Store(SimulatorSettings settings) {
		this.directory = settings.dataDir();
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean has(String name) {
		return Files.exists(file(name));
	}

	/** Not for two threads and one name at a time. */
	void write(String name, Object state) {
		Path draft = directory.resolve(name + ".tmp");
		try {
			Files.write(draft, JSON.writeValueAsBytes(state), StandardOpenOption.CREATE,
					StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
			Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void delete(String name) {
		try {
			Files.deleteIfExists(file(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	<T> T read(String name, Class<T> type) {
		return JSON.readValue(file(name), type);
	}

	/** The names that begin so, in order. */
	List<String> names(String prefix) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.startsWith(prefix) && name.endsWith(".json"))
				.map((name) -> name.substring(0, name.length() - ".json".length()))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(String name) {
		return directory.resolve(name + ".json");
	}

}
