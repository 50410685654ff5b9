package dev.postern.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The browser of this test run: one that is installed, named by the property
 * {@code postern.test.browser} or found. It is started once and ends with the run.
 */
class Chromium implements ExecutionCondition {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable", "chrome");

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--disable-dev-shm-usage");

	private static @Nullable Browser browser;

	/** The browser, started if it is not running. */
	static synchronized Browser start() {
		if (browser == null) {
			Playwright playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			browser = playwright.chromium()
				.launch(new BrowserType.LaunchOptions().setExecutablePath(find().orElseThrow()).setArgs(ARGUMENTS));
			System.out.println("Browser of this test run: " + browser.version());
			Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
		}
		return browser;
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (find().isPresent()) {
			return ConditionEvaluationResult.enabled("a browser is installed");
		}
		System.out.println("""
				!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!
				NO CHROMIUM OR CHROME IS INSTALLED: the tests in a browser do NOT run.
				Install one, or name it with -Dpostern.test.browser=/path/to/it
				!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!""");
		return ConditionEvaluationResult.disabled("no Chromium or Chrome is installed");
	}

	private static Optional<Path> find() {
		String named = System.getProperty("postern.test.browser", "");
		if (!named.isBlank()) {
			return Optional.of(Path.of(named));
		}
		Stream<Path> onPath = Arrays.stream(String.valueOf(System.getenv("PATH")).split(":"))
			.flatMap((folder) -> NAMES.stream().map((name) -> Path.of(folder, name)));
		Stream<Path> onMac = Stream.of(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
				Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));
		return Stream.concat(onPath, onMac).filter(Files::isExecutable).findFirst();
	}

}
