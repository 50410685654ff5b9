package dev.postern.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import dev.postern.testing.InBrowser;
import dev.postern.testing.Portal;
import dev.postern.testing.Tab;
import dev.postern.testing.Tab.Way;
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

	private static final int MOST_REQUESTS = 8;

	private final Portal portal;

	private final Scenery scenery;

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
		try (Tab tab = Tab.open(portal.origin(), Way.SCRIPTS)) {
			String username = state.username(scenery);
			if (!username.isEmpty()) {
				tab.signInOverHttp(username, username.matches("n[0-9a-f]{8}") ? "correct horse battery" : "postern");
			}
			List<Request> requests = new ArrayList<>();
			tab.page().onRequestFinished(requests::add);
			tab.go(state.path(scenery));
			tab.page().waitForLoadState();
			List<Request> first = List.copyOf(requests);

			long bytes = first.stream()
				.mapToLong((request) -> request.sizes().responseBodySize + request.sizes().responseHeadersSize)
				.sum();
			System.out.printf("First view of %s: %d requests, %d bytes%n", state, first.size(), bytes);
			assertThat(first).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
			assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
			assertThat(first.stream()
				.filter((request) -> !request.isNavigationRequest() && request.headers().get("hx-request") == null))
				.allSatisfy((part) -> {
					Response answer = part.response();
					assertThat(part.url()).matches(".*-[0-9a-f]{32}\\.[a-z]+");
					assertThat(answer.headers().get("cache-control")).contains("max-age=31536000");
				});
		}
	}

}
