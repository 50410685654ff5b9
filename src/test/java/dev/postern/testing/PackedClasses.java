package dev.postern.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * What is under test as one jar, because a process starts in half the time from what the
 * JVM has kept of a start before, and it keeps that of jars only.
 */
final class PackedClasses {

	private static final Path CLASSES = Path.of("target", "classes");

	private static final Path JAR = pack();

	/** From here on the JVM keeps classes linked, and not only loaded. */
	private static final boolean LINKS = Runtime.version().feature() >= 25;

	private PackedClasses() {
	}

	/** What starts a process fast, up to the name of its class. */
	static List<String> command() {
		return command((LINKS ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + Holder.KEPT);
	}

	// the same for the start that is kept, because the JVM passes over what was kept
	// under
	// other options
	private static List<String> command(String... options) {
		List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-Xmx256m"));
		command.addAll(List.of(options));
		command.addAll(List.of("-cp", path()));
		return command;
	}

	/** The class path of the tests without the tests. */
	private static String path() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !Path.of(entry).endsWith("test-classes"))
			.map((entry) -> Path.of(entry).endsWith(CLASSES) ? JAR.toString() : entry)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static Path pack() {
		try {
			Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "packed")), "run");
			Runtime.getRuntime()
				.addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(directory.toFile())));
			Path jar = directory.resolve("classes.jar");
			try (OutputStream file = Files.newOutputStream(jar);
					JarOutputStream packed = new JarOutputStream(file);
					Stream<Path> found = Files.walk(CLASSES)) {
				for (Path one : found.filter((any) -> !any.equals(CLASSES)).sorted().toList()) {
					add(one, packed);
				}
			}
			return jar;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// with entries for directories, because what is found by scanning is found by them
	private static void add(Path one, JarOutputStream packed) throws IOException {
		String name = CLASSES.relativize(one).toString().replace('\\', '/');
		boolean directory = Files.isDirectory(one);
		packed.putNextEntry(new JarEntry(directory ? name + '/' : name));
		if (!directory) {
			Files.copy(one, packed);
		}
	}

	/** Starts a process that ends as soon as it is up, and keeps what that took. */
	private static Path keep(Path kept) {
		Path directory = kept.resolveSibling("training");
		List<String> command = command((LINKS ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + kept,
				"-Dspring.context.exit=onRefresh");
		command.addAll(List.of("dev.postern.PosternApplication", "--spring.profiles.active=demo", "--server.port=0",
				"--postern.data-dir=" + directory.resolve("data")));
		try {
			Files.createDirectories(directory);
			Process training = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(directory.resolve("training.log").toFile())
				.start();
			if (!training.waitFor(4, TimeUnit.MINUTES)) {
				// without it processes start as well, only later
				training.descendants().forEach(ProcessHandle::destroyForcibly);
				training.destroyForcibly();
			}
			return kept;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** The JVM of the tests. */
	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static final class Holder {

		private static final Path KEPT = keep(JAR.resolveSibling("classes.kept"));

	}

}
