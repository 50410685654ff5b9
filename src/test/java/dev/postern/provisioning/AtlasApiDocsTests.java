package dev.postern.provisioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation says of Atlas's API is so: the tests that it names are there, no
 * operation is missing, and the table of errors is the one in the code.
 */
class AtlasApiDocsTests {

	private static final Pattern TEST = Pattern.compile("`((?:[a-z]+\\.)?[A-Z]\\w+)#(\\w+)`");

	private static final Pattern OPERATION = Pattern.compile("^\\| `((?:GET|POST|PATCH|PUT|DELETE) /\\S*)` \\|",
			Pattern.MULTILINE);

	private static final Pattern ERROR = Pattern
		.compile("^\\| (?:`(\\w+)`|any other) \\| (\\d{3}) \\| ([a-z ]+) \\| (.*) \\|$", Pattern.MULTILINE);

	private static final String DOCS = docs();

	@ParameterizedTest
	@MethodSource
	void everyTestThatIsNamedIsThere(String type, String name) throws ClassNotFoundException {
		Class<?> tests = ClassUtils.forName("dev.postern." + type, null);

		assertThat(tests.getDeclaredMethods()).filteredOn((method) -> method.getName().equals(name))
			.as("%s#%s", type, name)
			.anyMatch(AtlasApiDocsTests::isTest);
	}

	static Stream<Object[]> everyTestThatIsNamedIsThere() {
		return TEST.matcher(DOCS).results().map((test) -> new Object[] { test.group(1), test.group(2) });
	}

	@Test
	void everyOperationOfTheSimulatorIsInATableAndNoOther() {
		Set<String> operations = controllers().flatMap(AtlasApiDocsTests::operations)
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(OPERATION.matcher(DOCS).results().map((row) -> row.group(1))).hasSizeGreaterThan(25)
			.containsExactlyInAnyOrderElementsOf(operations);
	}

	@ParameterizedTest
	@MethodSource
	void everyErrorMeansWhatTheTableSays(MatchResult row) {
		Refused<?> refused = new Refused<>(Integer.parseInt(row.group(2)), row.group(1), null, List.of(), List.of(),
				null, new Exchange("GET", "/", null, Duration.ZERO, null));

		assertThat(row.group(3)).isEqualTo(outcome(Replies.step(refused)));
		assertThat(row.group(4)).isEqualTo(AtlasErrors.of(refused).meaning());
	}

	static Stream<MatchResult> everyErrorMeansWhatTheTableSays() {
		return ERROR.matcher(DOCS).results();
	}

	@Test
	void everyErrorWithASentenceOfItsOwnIsInTheTable() {
		assertThat(ERROR.matcher(DOCS).results().map((row) -> row.group(1))).containsAll(AtlasErrors.BY_CODE.keySet());
	}

	private static String outcome(Step step) {
		return switch (step) {
			case Step.Wait wait -> "waits for the operator";
			case Step.Again again -> "tries again";
			case Step.Fail fail -> "fails";
			case Step.Done done -> "is done";
			case Step.More more -> "goes on";
		};
	}

	private static boolean isTest(Method method) {
		return Stream.of(method.getAnnotations())
			.map((annotation) -> annotation.annotationType().getSimpleName())
			.anyMatch((name) -> name.endsWith("Test"));
	}

	private static Stream<Class<?>> controllers() {
		ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
		scan.setEnvironment(new MockEnvironment().withProperty("spring.profiles.active", "simulator"));
		scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
		return scan.findCandidateComponents("dev.postern.simulator")
			.stream()
			.map(BeanDefinition::getBeanClassName)
			.map((name) -> ClassUtils.resolveClassName(String.valueOf(name), null));
	}

	/**
	 * Without the door for testers, and without what is answered to all that is not
	 * known.
	 */
	private static Stream<String> operations(Class<?> controller) {
		String base = mapping(controller).path()[0];
		return Arrays.stream(controller.getDeclaredMethods())
			.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
			.map(AtlasApiDocsTests::mapping)
			.flatMap((mapping) -> Stream.of(mapping.path().length == 0 ? new String[] { "" } : mapping.path())
				.filter((path) -> base.startsWith("/simulator/api") && !path.equals("/**"))
				.map((path) -> method(mapping) + " " + documented(base + path)));
	}

	private static RequestMethod method(RequestMapping mapping) {
		return mapping.method()[0];
	}

	private static String documented(String path) {
		String operation = path.replaceFirst("^/simulator/api(/atlas/v[.0-9]+)?", "")
			.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
		return operation.isEmpty() ? "/" : operation;
	}

	private static RequestMapping mapping(AnnotatedElement element) {
		RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(element, RequestMapping.class);
		assertThat(mapping).isNotNull();
		return mapping;
	}

	private static String docs() {
		try {
			return Files.readString(Path.of("docs/atlas-api.md"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
