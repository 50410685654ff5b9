package dev.postern.browser;

import dev.postern.testing.InBrowser;
import dev.postern.testing.Portal;
import dev.postern.testing.Tab;
import dev.postern.testing.Tab.Way;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever people write is text and nothing else, wherever it is shown.
 */
@InBrowser
@Import(Scenery.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextTests {

	private final Portal portal;

	private final Scenery scenery;

	HostileTextTests(Portal portal, Scenery scenery) {
		this.portal = portal;
		this.scenery = scenery;
	}

	@BeforeAll
	void build() {
		scenery.build();
	}

	@ParameterizedTest
	@CsvSource({ "ada, /requests/{hostile}, <script>alert(1)</script>",
			"grace, /requests/{hostile}, <img src=x onerror=alert(2)>",
			"ada, /requests/{rejected}, <script>alert(1)</script>", "ada, /, <script>alert(1)</script>",
			"ada, /requests/{hostile}, مرحبا بالعالم", "ada, /account/keys, <b>Ñ", "olga, /people, <b>Ñ",
			"olga, /projects/5f1a7a0c9b3e4d2f8a6b7c01, <b>Ñ", "olga, /stored-keys, <b>Ñ", "olga, /atlas, <b>Ñ",
			"olga, /projects/new, <b>Ñ" })
	void isShownAsItWasWritten(String who, String path, String written) {
		try (Tab tab = Tab.open(portal.origin(), Way.SCRIPTS)) {
			tab.signInOverHttp(who, "postern").go(new PageState("", who, path).path(scenery)).wide(320).fits();

			assertThat(tab.text()).contains(written);
			assertThat(tab.page().locator("main script, main img[src=x]").count()).isZero();
		}
	}

	@ParameterizedTest
	@CsvSource({ "/services/{ready}/attach, justification", "/requests/{hostile}/comments, text" })
	void isKeptAsItWasTypedWhenSomethingIsWrong(String path, String field) {
		try (Tab tab = Tab.open(portal.origin(), Way.SCRIPTS)) {
			tab.signInOverHttp("ada", "postern").go("/requests/" + scenery.id("hostile"));
			tab.page()
				.evaluate("""
						([action, name, text]) => {
							const form = document.querySelector("#comment-form");
							form.action = action;
							form.elements.text.name = name;
							form.elements[name].value = text;
						}""", new Object[] { new PageState("", "", path).path(scenery), field,
						Scenery.HOSTILE + "x".repeat(2000) });
			tab.press("Add the comment").sees("There is a problem");

			assertThat(tab.page().locator("[name=" + field + "]").inputValue()).startsWith(Scenery.HOSTILE);
			assertThat(tab.page().locator("main script, main img[src=x]").count()).isZero();
		}
	}

}
