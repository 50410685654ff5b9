package dev.postern.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody with a browser that runs no scripts: cookies, links and forms.
 */
public class Visitor {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final Portal portal;

	public Visitor(Portal portal) {
		this.portal = portal;
	}

	/** Somebody of the demo who has signed in. */
	public static Visitor signedIn(Portal portal, String name) {
		return signedIn(portal, name, "postern");
	}

	public static Visitor signedIn(Portal portal, String name, String password) {
		Visitor visitor = new Visitor(portal);
		visitor.send("/login", "/login", "username", name, "password", password);
		return visitor;
	}

	public Page get(String path) {
		return exchange(request(path).GET().build());
	}

	/** Sends a form of a page to where it goes. */
	public Page send(String page, String action, String... fields) {
		return post(action, token(get(page)), fields);
	}

	/** Sends a form that no page offers, with a token that is right. */
	public Page craft(String action, String... fields) {
		return post(action, token(get("/account/password")), fields);
	}

	private Page post(String action, String token, String... fields) {
		List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(token)));
		for (int i = 0; i < fields.length; i += 2) {
			pairs.add(fields[i] + '=' + encoded(fields[i + 1]));
		}
		return exchange(request(action).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
			.build());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(portal.origin() + path));
	}

	private Page exchange(HttpRequest request) {
		try {
			HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
			String location = response.headers().firstValue("Location").orElse("").replace(portal.origin(), "");
			return new Page(response.statusCode(), response.body(), location,
					response.headers().firstValue("Referrer-Policy").orElse(""));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String token(Page page) {
		return page.find(CSRF);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/** What came back. */
	public record Page(int status, String body, String location, String referrerPolicy) {

		/** The first group of the first match. */
		public String find(Pattern pattern) {
			Matcher match = pattern.matcher(body);
			if (!match.find()) {
				throw new AssertionError(pattern + " is not in " + body);
			}
			return match.group(1);
		}

		public String find(String pattern) {
			return find(Pattern.compile(pattern));
		}

	}

}
