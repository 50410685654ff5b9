package dev.postern.browser;

import dev.postern.testing.InBrowser;
import dev.postern.testing.Portal;
import dev.postern.testing.Tab;
import dev.postern.testing.Tab.Way;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The browser keeps to the policy, and the tests hear of it when a page does not.
 */
@InBrowser
class PolicyTests {

	private final Portal portal;

	PolicyTests(Portal portal) {
		this.portal = portal;
	}

	@Test
	void whatIsInlineOrFromElsewhereIsRefusedAndNoticed() {
		try (Tab tab = Tab.open(portal.origin(), Way.SCRIPTS)) {
			tab.go("/login");
			for (String injected : new String[] { "<img src='https://elsewhere.example/x.png'>",
					"<p style='color: red'>red</p>", "<iframe src='https://elsewhere.example/'></iframe>" }) {
				tab.page()
					.evaluate("(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)",
							injected);
			}
			tab.page().evaluate("""
					() => {
						const script = document.createElement("script");
						script.textContent = "window.ran = true";
						document.body.append(script);
						return new Promise((done) => setTimeout(done, 300));
					}""");

			assertThat(tab.page().evaluate("window.ran === true")).isEqualTo(false);
			assertThat(tab.forgiven()).hasSizeGreaterThanOrEqualTo(4)
				.allSatisfy((complaint) -> assertThat(complaint).contains("Content Security Policy"));
		}
	}

}
