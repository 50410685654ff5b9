package dev.postern.testing;

import java.util.List;
import java.util.stream.Collectors;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a machine can check of accessibility.
 */
final class Accessibility {

	private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice");

	private Accessibility() {
	}

	static void check(Page page) {
		check(page, new AxeBuilder(page).withTags(STANDARDS));
	}

	/** The same where nothing but the colours have changed. */
	static void checkContrast(Page page) {
		check(page, new AxeBuilder(page).withRules(List.of("color-contrast")));
	}

	private static void check(Page page, AxeBuilder axe) {
		// otherwise a tab of its own is opened for what frames have found, and there are
		// none
		List<Rule> found = axe.setLegacyMode(true).analyze().getViolations();
		assertThat(found).as("%s", page.url())
			.extracting((rule) -> rule.getId() + ": " + rule.getHelp()
					+ rule.getNodes()
						.stream()
						.map((node) -> "\n    " + node.getHtml() + "\n        " + node.getFailureSummary())
						.collect(Collectors.joining()))
			.isEmpty();
	}

}
