package dev.postern.testing;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The check finds what is wrong, so that it means something when it finds nothing.
 */
@ExtendWith(Chromium.class)
class AccessibilityTests {

	@Test
	void whatCannotBeReadIsFound() {
		try (Page page = Chromium.start().newPage()) {
			page.setContent("""
					<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>
					<p style="color: #ddd; background: #fff">Hardly to be read.</p></main></body></html>""");

			assertThatThrownBy(() -> Accessibility.check(page)).hasMessageContaining("color-contrast");
			assertThatThrownBy(() -> Accessibility.checkContrast(page)).hasMessageContaining("Hardly to be read");
		}
	}

}
