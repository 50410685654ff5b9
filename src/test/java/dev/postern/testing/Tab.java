package dev.postern.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import org.awaitility.Awaitility;
import com.microsoft.playwright.options.ReducedMotion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser's tab with a visitor of its own. Whatever the browser complains about on the
 * way, a broken policy above all, fails the test when the tab is closed.
 */
public final class Tab implements AutoCloseable {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final int MOST_STEPS = 150;

	private static final String FOCUS_SHOWS = """
			() => {
				const style = getComputedStyle(document.activeElement);
				return document.activeElement === document.body || document.activeElement.tagName === "HTML"
					|| (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
			}""";

	private final Way way;

	private final BrowserContext context;

	private final Page page;

	private final String origin;

	private final List<String> complaints = new ArrayList<>();

	private Tab(String origin, Browser.NewContextOptions options, Way way) {
		this.way = way;
		this.origin = origin;
		this.context = Chromium.start().newContext(options.setLocale("en-GB").setTimezoneId("UTC"));
		this.page = context.newPage();
		page.setDefaultTimeout(60_000);
		page.onConsoleMessage((message) -> {
			// what a page with a status of 4xx makes the browser say is no complaint
			if (List.of("error", "warning").contains(message.type())
					&& !message.text().contains("the server responded with a status of")) {
				complaints.add(page.url() + ": " + message.text());
			}
		});
		page.onDialog((dialog) -> {
			complaints.add(page.url() + ": a dialog says " + dialog.message());
			dialog.dismiss();
		});
		page.onPageError((error) -> complaints.add(page.url() + ": " + error));
	}

	/** A tab that is used in this way. */
	public static Tab open(String origin, Way way) {
		return new Tab(origin, new Browser.NewContextOptions().setJavaScriptEnabled(way != Way.NO_SCRIPTS), way);
	}

	/** A window as tall as this, too. */
	public Tab tall(int pixels) {
		page.setViewportSize(page.viewportSize().width, pixels);
		return this;
	}

	public Page page() {
		return page;
	}

	public Tab go(String path) {
		page.navigate(origin + path);
		return this;
	}

	/** The path of what is shown. */
	public String path() {
		return page.url().replace(origin, "");
	}

	/** Signs one of the demo's people in. */
	public Tab signIn(String name) {
		return signIn(name, "postern");
	}

	public Tab signIn(String name, String password) {
		go("/login");
		fill("Name", name);
		fill("Password", password);
		press("Sign in");
		return this;
	}

	/** The same without showing a page, so that nothing is in the browser's cache. */
	public Tab signInOverHttp(String name, String password) {
		APIResponse form = context.request().get(origin + "/login");
		Matcher token = TOKEN.matcher(form.text());
		assertThat(token.find()).isTrue();
		context.request()
			.post(origin + "/login",
					RequestOptions.create()
						.setMaxRedirects(0)
						.setForm(FormData.create()
							.set("_csrf", token.group(1))
							.set("username", name)
							.set("password", password)));
		return this;
	}

	/** Fills the field with this label. */
	public Tab fill(String label, String text) {
		Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
		if (way == Way.KEYBOARD) {
			reach(field);
			page.keyboard().press("Control+A");
			page.keyboard().insertText(text);
		}
		else {
			field.fill(text);
		}
		return this;
	}

	/** Chooses in the list with this label. */
	public Tab choose(String label, String option) {
		Locator list = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
		if (way == Way.KEYBOARD) {
			reach(list);
			page.keyboard().type(option);
		}
		else {
			list.selectOption(new SelectOption().setLabel(option));
		}
		return this;
	}

	/** Ticks the box, or takes the choice, with this label. */
	public Tab tick(String label) {
		Locator box = page.getByLabel(label).first();
		if (way == Way.KEYBOARD) {
			reach(box);
			page.keyboard().press("Space");
		}
		else {
			box.check();
		}
		return this;
	}

	/** Presses the button that says this. */
	public Tab press(String button) {
		return use(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).first());
	}

	/** Follows the first link that says this. */
	public Tab follow(String link) {
		return use(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first());
	}

	private Tab use(Locator target) {
		if (way == Way.KEYBOARD) {
			reach(target);
			page.waitForResponse(
					(response) -> response.request().isNavigationRequest()
							&& (response.status() < 300 || response.status() >= 400),
					() -> page.keyboard().press("Enter"));
			page.waitForLoadState();
		}
		else {
			// whether something still moves is asked by a script, so not where none runs
			target.click(new Locator.ClickOptions().setForce(way == Way.NO_SCRIPTS));
		}
		return this;
	}

	/** Gets there by the tabulator key alone, and sees where it is all the way. */
	private void reach(Locator target) {
		target.waitFor();
		for (int steps = 0; steps < MOST_STEPS; steps++) {
			if (Boolean.TRUE.equals(target.evaluate("(element) => element === document.activeElement"))) {
				return;
			}
			page.keyboard().press("Tab");
			assertThat(page.evaluate(FOCUS_SHOWS)).as("focus shows on %s", page.url()).isEqualTo(true);
		}
		throw new AssertionError("Not reached by keyboard: " + target);
	}

	/** Waits until the page says this, which needs a reload only where no script runs. */
	public Tab awaits(String text) {
		Locator wanted = main().getByText(text).first();
		if (way == Way.NO_SCRIPTS) {
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
				page.reload();
				return wanted.isVisible();
			});
		}
		wanted.waitFor(new Locator.WaitForOptions().setTimeout(60_000));
		return this;
	}

	/** Waits until the page says this somewhere in its main part. */
	public Tab sees(String text) {
		main().getByText(text).first().waitFor();
		return this;
	}

	/** The main part of the page. */
	public Locator main() {
		return page.locator("main");
	}

	/** Everything that the page says. */
	public String text() {
		return main().innerText();
	}

	/**
	 * Checks what a machine can check of accessibility; where no script runs, it cannot.
	 */
	public Tab isAccessible() {
		if (way == Way.NO_SCRIPTS) {
			return this;
		}
		Accessibility.check(page);
		return this;
	}

	/** Checks the contrast alone, in other colours than before. */
	public Tab hasContrast() {
		Accessibility.checkContrast(page);
		return this;
	}

	/** Dark, or light, with nothing that moves. */
	public Tab dark(boolean dark) {
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
			.setReducedMotion(ReducedMotion.REDUCE));
		return this;
	}

	/** A window of this width. */
	public Tab wide(int pixels) {
		page.setViewportSize(pixels, 900);
		return this;
	}

	/** Checks that nothing has to be scrolled sideways. */
	public Tab fits() {
		Object over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
		assertThat(over).as("%s is too wide by", page.url()).isEqualTo(0);
		return this;
	}

	/** How somebody uses a browser. */
	public enum Way {

		/** With scripts, as most do. */
		SCRIPTS,
		/** With scripts switched off. */
		NO_SCRIPTS,
		/** With the keyboard alone. */
		KEYBOARD

	}

	/** What the browser has complained about so far, which is then forgotten. */
	public List<String> forgiven() {
		List<String> said = List.copyOf(complaints);
		complaints.clear();
		return said;
	}

	@Override
	public void close() {
		context.close();
		assertThat(complaints).as("what the browser complained about").isEmpty();
	}

}
