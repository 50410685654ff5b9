package dev.postern;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What pages say stands in one file, none of it twice and none of it for nothing.
 */
class PageTextTests {

	private static final Pattern KEY = Pattern.compile("#\\{\\|?((?:[a-zA-Z0-9._-]|\\$\\{[^}]*\\})+)");

	private final Properties texts = load();

	@Test
	void everyTextThatATemplateNamesIsThere() {
		assertThat(named().filter((key) -> !key.contains("$"))).isNotEmpty()
			.allSatisfy((key) -> assertThat(texts).containsKey(key));
	}

	@Test
	void everyFamilyOfTextsHasMembers() {
		assertThat(named().filter((key) -> key.contains("$"))).allSatisfy((family) -> {
			Pattern members = Pattern.compile(asPattern(family));
			assertThat(texts.stringPropertyNames()).anyMatch((key) -> members.matcher(key).matches());
		});
	}

	@Test
	void everyTextIsUsedSomewhere() {
		String sources = sources();
		Set<Pattern> families = named().filter((key) -> key.contains("$"))
			.map((family) -> Pattern.compile(asPattern(family)))
			.collect(Collectors.toSet());

		assertThat(texts.stringPropertyNames())
			.filteredOn((key) -> !key.matches("(error|problem|status|kind|typeMismatch)\\..*"))
			.filteredOn((key) -> families.stream().noneMatch((family) -> family.matcher(key).matches()))
			.allSatisfy((key) -> assertThat(sources.contains(key)).as(key).isTrue());
	}

	@Test
	void apostrophesAreTypographic() {
		assertThat(texts.values()).noneMatch((text) -> text.toString().contains("'"));
	}

	@Test
	void noTemplateHoldsAStyleOrAScriptOfItsOwn() {
		for (Path template : files("frontend/templates").toList()) {
			String html = read(template);
			assertThat(html).as("%s", template)
				.doesNotContainPattern("\\sstyle=")
				.doesNotContain("<style", ".name()", "th:utext", "hx-on", "javascript:", "onclick", "onsubmit")
				.doesNotContainPattern("<script(?![^>]*th:src)");
		}
	}

	private static String asPattern(String family) {
		return Stream.of(family.split("\\$\\{[^}]*\\}", -1)).map(Pattern::quote).collect(Collectors.joining(".+"));
	}

	private static Stream<String> named() {
		Set<String> keys = new TreeSet<>();
		for (Path template : files("frontend/templates").toList()) {
			Matcher key = KEY.matcher(read(template));
			while (key.find()) {
				keys.add(key.group(1));
			}
		}
		return keys.stream().filter((key) -> !key.startsWith("$"));
	}

	private static String sources() {
		return Stream.concat(files("frontend/templates"), files("src/main/java"))
			.map(PageTextTests::read)
			.collect(Collectors.joining("\n"));
	}

	private static Stream<Path> files(String folder) {
		try (Stream<Path> files = Files.walk(Path.of(folder))) {
			return files.filter(Files::isRegularFile).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Properties load() {
		Properties texts = new Properties();
		try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
			texts.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return texts;
	}

}
