package dev.postern.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is under test as one jar, because a process starts a third faster from an archive
 * of its loaded classes, which the JVM makes of jars only.
 */
final class PackedClasses {

	private static final Path CLASSES = Path.of("target", "classes");

	private static final Path JAR = pack();

	private PackedClasses() {
	}

	/** The archive, made by a process that ends as soon as all is loaded. */
	static Path archive() {
		return Holder.ARCHIVE;
	}

	/** The class path of the tests without the tests. */
	static String path() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !Path.of(entry).endsWith("test-classes"))
			.map((entry) -> Path.of(entry).endsWith(CLASSES) ? JAR.toString() : entry)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static Path pack() {
		try {
			Path jar = Files.createTempDirectory(Files.createDirectories(Path.of("target", "packed")), "run")
				.resolve("classes.jar");
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

	private static Path archive(Path archive) {
		Path directory = archive.resolveSibling("training");
		try {
			Files.createDirectories(directory);
			Process training = new ProcessBuilder(java(), "-XX:ArchiveClassesAtExit=" + archive,
					"-Dspring.context.exit=onRefresh", "-cp", path(), "dev.postern.PosternApplication",
					"--spring.profiles.active=demo", "--postern.data-dir=" + directory.resolve("data"))
				.redirectErrorStream(true)
				.redirectOutput(directory.resolve("training.log").toFile())
				.start();
			// without the archive processes start as well, only later
			training.waitFor(2, TimeUnit.MINUTES);
			training.destroyForcibly();
			return archive;
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
	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static final class Holder {

		private static final Path ARCHIVE = archive(JAR.resolveSibling("classes.jsa"));

	}

}
