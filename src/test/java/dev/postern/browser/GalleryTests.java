package dev.postern.browser;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import dev.postern.testing.InBrowser;
import dev.postern.testing.Portal;
import dev.postern.testing.Tab;
import dev.postern.testing.Tab.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
	void looksRightInEveryLightAndSize(PageState state) {
		Tab tab = tab(state.username(scenery));
		tab.dark(false).wide(1280).go(state.path(scenery)).isAccessible().fits();
		picture(tab, state, "light-1280");
		tab.dark(true).hasContrast();
		tab.wide(320).fits();
		picture(tab, state, "dark-320");
		tab.wide(1280).page().evaluate("document.documentElement.style.fontSize = '200%'");
		tab.fits();
	}

	@ParameterizedTest
	@CsvSource({ "decide, grace, /requests/{awaiting}, 1280, false", "service, ada, /services/{ready}, 1000, false",
			"home, grace, /, 400, true" })
	void someArePicturedForTheReadme(String name, String who, String path, int width, boolean dark) {
		Tab tab = tab(who).dark(dark).wide(width).tall(1100).go(new PageState(name, who, path).path(scenery)).fits();
		save(tab, "readme/" + name, new Page.ScreenshotOptions());
	}

	private Tab tab(String username) {
		return tabs.computeIfAbsent(username, (key) -> {
			Tab tab = Tab.open(portal.origin(), Way.SCRIPTS);
			if (!username.isEmpty()) {
				tab.signIn(username, username.matches("n[0-9a-f]{8}") ? "correct horse battery" : "postern");
			}
			return tab;
		});
	}

	private static void picture(Tab tab, PageState state, String how) {
		save(tab, state.name() + '-' + how, new Page.ScreenshotOptions().setFullPage(true));
	}

	private static void save(Tab tab, String name, Page.ScreenshotOptions options) {
		Path file = FOLDER.resolve(name + ".jpg");
		tab.page().screenshot(options.setPath(file).setType(ScreenshotType.JPEG).setQuality(70));
	}

}
