package dev.postern.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody at a browser without scripts: keeps cookies, follows no redirect by itself,
 * and can send what no form offers.
 */
public class Visitor {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final HttpClient http;

	private final String origin;

	/** Nobody yet. */
	public Visitor(String origin) {
		this.origin = origin;
		this.http = HttpClient.newBuilder()
			.cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();
	}

	/** One of the demo's people, signed in. */
	public static Visitor signedIn(String origin, String name) {
		Visitor visitor = new Visitor(origin);
		visitor.signIn(name, "postern");
		return visitor;
	}

	/** Tries to sign in. */
	public Shown signIn(String name, String password) {
		return post("/login", get("/login").token(), "username", name, "password", password);
	}

	public Shown get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	/** Sends a form with the token of a page seen before. */
	public Shown post(String path, String token, String... fields) {
		return send(request(path, "Sec-Fetch-Site", "same-origin").POST(form(token, fields)));
	}

	/** Sends what another site makes the browser send. */
	public Shown postFromElsewhere(String path, String token, String... fields) {
		return send(request(path, "Sec-Fetch-Site", "cross-site").POST(form(token, fields)));
	}

	/** Sends a form as the page of that path holds it. */
	public Shown submit(String page, String action, String... fields) {
		return post(action, get(page).token(), fields);
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
			.timeout(Duration.ofSeconds(60))
			.header("Accept", "text/html");
		if (headers.length > 0) {
			request.headers(headers);
		}
		return request.header("Content-Type", "application/x-www-form-urlencoded");
	}

	private static HttpRequest.BodyPublisher form(String token, String... fields) {
		StringBuilder form = new StringBuilder("_csrf=" + encode(token));
		for (int i = 0; i < fields.length; i += 2) {
			form.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
		}
		return HttpRequest.BodyPublishers.ofString(form.toString());
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private Shown send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			Canaries.answered(answer.headers().map() + "\n" + answer.body());
			return new Shown(answer);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What the browser is given. */
	public record Shown(HttpResponse<String> answer) {

		public int status() {
			return answer.statusCode();
		}

		public String html() {
			return answer.body();
		}

		/** Where it leads, without the origin; empty if nowhere. */
		public String location() {
			return header("Location").replaceFirst("^https?://[^/]+", "").replaceFirst(";jsessionid.*", "");
		}

		public String header(String name) {
			return answer.headers().firstValue(name).orElse("");
		}

		/** The token of the forms on this page. */
		public String token() {
			Matcher token = TOKEN.matcher(html());
			return token.find() ? token.group(1) : "";
		}

		/** What the page says, without its marks. */
		public String text() {
			return html().replaceAll("(?s)<head>.*?</head>", "").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
		}

	}

}
