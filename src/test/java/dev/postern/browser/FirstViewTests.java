package dev.postern.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import dev.postern.testing.InBrowser;
import dev.postern.testing.Portal;
import dev.postern.testing.Tab;
import dev.postern.testing.Tab.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a page costs whoever sees Postern for the first time.
 */
@InBrowser
@Import(Scenery.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstViewTests {

	private static final int MOST_BYTES = 100_000;

	/** Fewer, and the tab has remembered parts that it was to forget. */
	private static final int FEWEST_REQUESTS = 7;

	private static final int MOST_REQUESTS = 8;

	private final Portal portal;

	private final Scenery scenery;

	private final Map<String, Tab> tabs = new HashMap<>();

	FirstViewTests(Portal portal, Scenery scenery) {
		this.portal = portal;
		this.scenery = scenery;
	}

	@BeforeAll
	void build() {
		scenery.build();
	}

	@ParameterizedTest
	@MethodSource("dev.postern.browser.PageState#all")
	void isSmallAndItsPartsAreKept(PageState state) {
		Tab tab = tab(state.username(scenery));
		forgetParts(tab);
		List<Request> requests = new ArrayList<>();
		Consumer<Request> count = requests::add;
		tab.page().onRequestFinished(count);
		tab.go(state.path(scenery));
		tab.page().waitForLoadState();
		tab.page().offRequestFinished(count);
		List<Request> first = List.copyOf(requests);

		long bytes = first.stream()
			.mapToLong((request) -> request.sizes().responseBodySize + request.sizes().responseHeadersSize)
			.sum();
		System.out.printf("First view of %s: %d requests, %d bytes%n", state, first.size(), bytes);
		assertThat(first).hasSizeBetween(FEWEST_REQUESTS, MOST_REQUESTS);
		assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
		assertThat(first.stream()
			.filter((request) -> !request.isNavigationRequest() && request.headers().get("hx-request") == null))
			.allSatisfy((part) -> {
				Response answer = part.response();
				assertThat(part.url()).matches(".*-[0-9a-f]{32}\\.[a-z]+");
				assertThat(answer.headers().get("cache-control")).contains("max-age=31536000");
			});
	}

	@AfterAll
	void close() {
		tabs.values().forEach(Tab::close);
	}

	private Tab tab(String username) {
		return tabs.computeIfAbsent(username, (key) -> {
			Tab tab = Tab.open(portal.origin(), Way.SCRIPTS);
			if (!username.isEmpty()) {
				tab.signInOverHttp(username, username.matches("n[0-9a-f]{8}") ? "correct horse battery" : "postern");
			}
			return tab;
		});
	}

	/** So that the tab sees the parts of a page for the first time again. */
	private static void forgetParts(Tab tab) {
		CDPSession session = tab.page().context().newCDPSession(tab.page());
		session.send("Network.clearBrowserCache");
		session.detach();
	}

}
