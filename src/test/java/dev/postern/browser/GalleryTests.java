package dev.postern.browser;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.microsoft.playwright.Page;
import dev.postern.testing.InBrowser;
import dev.postern.testing.Portal;
import dev.postern.testing.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Import;

/**
 * Every page in every state, light and dark, wide and narrow: accessible, never wider
 * than the screen, readable at twice the size, and pictured under
 * {@code target/screenshots}.
 */
@InBrowser
@Import(Scenery.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryTests {

	private static final Path FOLDER = Path.of("target", "screenshots");

	private final Portal portal;

	private final Scenery scenery;

	private final Map<String, Tab> tabs = new HashMap<>();

	GalleryTests(Portal portal, Scenery scenery) {
		this.portal = portal;
		this.scenery = scenery;
	}

	@BeforeAll
	void build() {
		scenery.build();
	}

	@AfterAll
	void close() {
		tabs.values().forEach(Tab::close);
	}

	@ParameterizedTest
	@MethodSource("dev.postern.browser.PageState#all")
	void looksRightInEveryLight(PageState state) {
		for (boolean dark : new boolean[] { false, true }) {
			Tab tab = tab(state.username(scenery), dark);
			tab.page().setViewportSize(1280, 900);
			tab.go(state.path(scenery)).isAccessible().fits();
			picture(tab, state, dark, 1280);
			tab.page().setViewportSize(320, 900);
			tab.fits();
			picture(tab, state, dark, 320);
		}
	}

	@ParameterizedTest
	@MethodSource("dev.postern.browser.PageState#all")
	void isReadableAtTwiceTheSize(PageState state) {
		Tab tab = tab(state.username(scenery), false);
		tab.page().setViewportSize(1280, 900);
		tab.go(state.path(scenery));
		tab.page().evaluate("document.documentElement.style.fontSize = '200%'");

		tab.fits();
	}

	private Tab tab(String username, boolean dark) {
		return tabs.computeIfAbsent(username + dark, (key) -> {
			Tab tab = Tab.sized(portal.origin(), 1280, dark);
			if (!username.isEmpty()) {
				tab.signIn(username, username.matches("n[0-9a-f]{8}") ? "correct horse battery" : "postern");
			}
			return tab;
		});
	}

	private static void picture(Tab tab, PageState state, boolean dark, int width) {
		String file = "%s-%s-%d.png".formatted(state.name(), dark ? "dark" : "light", width);
		tab.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)).setFullPage(true));
	}

}
