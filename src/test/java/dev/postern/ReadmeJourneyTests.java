package dev.postern;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@OnDemo
class ReadmeJourneyTests {

	private final Portal portal;

	ReadmeJourneyTests(Portal portal) {
		this.portal = portal;
	}

	@Test
	void theJourneyOfTheReadmeGoesAsItSays(@TempDir Path directory) throws IOException, InterruptedException {
		String journey = Pattern.compile("^## ", Pattern.MULTILINE)
			.splitAsStream(Files.readString(Path.of("README.md")))
			.filter((section) -> section.startsWith("The journey with curl\n"))
			.collect(Collectors.joining());
		String commands = blocks(journey, "sh").replace("http://localhost:8080", portal.origin());
		Path output = directory.resolve("output.txt");

		Process shell = new ProcessBuilder("sh", "-eu", "-c", commands).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			shell.waitFor(3, TimeUnit.MINUTES);
		}
		finally {
			shell.descendants().forEach(ProcessHandle::destroyForcibly);
			shell.destroyForcibly();
		}

		assertThat(output).content(StandardCharsets.UTF_8).matches(pattern(blocks(journey, "text")));
		assertThat(shell.waitFor()).isZero();
	}

	private static String blocks(String section, String language) {
		return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(section)
			.results()
			.map((block) -> block.group(1))
			.collect(Collectors.joining());
	}

	/** The README writes an ellipsis for what differs from run to run. */
	private static Pattern pattern(String text) {
		return Pattern
			.compile(Arrays.stream(text.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("[^\n]+")));
	}

}
