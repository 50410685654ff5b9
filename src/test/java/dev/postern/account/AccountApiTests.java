package dev.postern.account;

import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.Optional;

import com.jayway.jsonpath.JsonPath;
import dev.postern.testing.Cast;
import dev.postern.testing.WholePostern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WholePostern
class AccountApiTests {

	private static final String GOOD = "{\"password\":\"correct horse\",\"keyMayDecide\":true}";

	private final Cast cast;

	private final SignInThrottle throttle;

	AccountApiTests(Cast cast, SignInThrottle throttle) {
		this.cast = cast;
		this.throttle = throttle;
	}

	@Test
	void anInvitationAnswersTheFirstKeyOnce() {
		add("lina");
		String token = invite("lina");

		MvcTestResult welcome = accept(token, GOOD);

		assertThat(welcome).hasStatus(201)
			.headers()
			.hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
		assertThat(call(key(welcome), HttpMethod.GET, "/api/v1/me", null)).bodyJson()
			.isStrictlyEqualTo("{\"username\":\"lina\",\"displayName\":\"Lina\",\"roles\":[],\"mayDecide\":true}");
		assertThat(accept(token, GOOD)).hasStatus(404);
		assertThat(cast.get("vera", "/api/v1/audit/events?subject=lina")).bodyJson()
			.extractingPath("$.items[*].kind")
			.asArray()
			.containsExactly("person.password", "person.join", "person.invite", "person.create");
	}

	@Test
	void aNewInvitationTakesTheOldOnesPlace() {
		add("nora");
		String old = invite("nora");
		String current = invite("nora");

		assertThat(accept(old, GOOD)).hasStatus(404);
		assertThat(accept(current, "{\"password\":\"short\"}")).hasStatus(400).bodyText().contains("/password");
		assertThat(accept(current, GOOD)).hasStatus(201);
	}

	@Test
	void whoIsDisabledStaysOutWithEveryKeyUntilEnabled() {
		add("mona");
		KeyPair key = key(accept(invite("mona"), GOOD));

		assertThat(disable("mona", true)).hasStatusOk();
		assertThat(call(key, HttpMethod.GET, "/api/v1/me", null)).hasStatus(401);
		assertThat(cast.post("olga", "/api/v1/people/mona/invitations", "")).hasStatus(409);
		assertThat(disable("mona", false)).hasStatusOk();
		assertThat(call(key, HttpMethod.GET, "/api/v1/me", null)).hasStatusOk();
	}

	@Test
	void theLastOperatorStays() {
		assertThat(disable("olga", true)).hasStatus(409).bodyText().contains("LAST_OPERATOR");
	}

	@Test
	void keysBelongToTheirOwnerAndAreShownOnce() {
		MvcTestResult issued = cast.post("grace", "/api/v1/api-keys", "{\"label\":\"ci\",\"mayDecide\":true}");
		KeyPair key = new KeyPair(text(issued, "$.publicKey"), text(issued, "$.privateKey"));
		String path = "/api/v1/api-keys/" + text(issued, "$.id");

		assertThat(cast.get("grace", "/api/v1/api-keys?limit=1")).bodyText()
			.contains(key.publicKey())
			.doesNotContain(key.privateKey());
		assertThat(cast.delete("ada", path)).hasStatus(404);
		assertThat(cast.delete("grace", path)).hasStatus(204);
		assertThat(call(key, HttpMethod.GET, "/api/v1/me", null)).hasStatus(401);
	}

	@Test
	void aKeyThatMayNotDecideIssuesNoneThatMay() {
		assertThat(cast.post("ada", "/api/v1/api-keys", "{\"label\":\"more\",\"mayDecide\":true}")).hasStatus(403)
			.bodyText()
			.contains("KEY_MAY_NOT_DECIDE");
	}

	@Test
	void passwordsChangeOnlyForThoseWhoKnowThem() {
		add("pia");
		KeyPair key = key(accept(invite("pia"), GOOD));
		String wrong = "{\"currentPassword\":\"wrong horse\",\"newPassword\":\"battery staple\"}";

		assertThat(call(key, HttpMethod.PUT, "/api/v1/me/password", wrong)).hasStatus(400)
			.bodyText()
			.contains("/currentPassword");
		assertThat(call(key, HttpMethod.PUT, "/api/v1/me/password", wrong.replace("wrong", "correct"))).hasStatus(204);
		for (int i = 0; i < 10; i++) {
			call(key, HttpMethod.PUT, "/api/v1/me/password", wrong);
		}
		assertThat(call(key, HttpMethod.PUT, "/api/v1/me/password", wrong)).hasStatus(429);
	}

	@Test
	void peopleAreTheOperatorsBusiness() {
		for (String name : new String[] { "ada", "grace", "vera" }) {
			assertThat(cast.get(name, "/api/v1/people")).hasStatus(403);
			assertThat(cast.post(name, "/api/v1/people", "{}")).hasStatus(403);
			assertThat(cast.post(name, "/api/v1/people/ada/invitations", "")).hasStatus(403);
		}
	}

	@Test
	void listsComeInPages() {
		add("rosa");
		add("sara");

		MvcTestResult first = cast.get("olga", "/api/v1/people?limit=1");
		assertThat(text(first, "$.items[0].username")).isEqualTo("sara");
		MvcTestResult second = cast.get("olga", "/api/v1/people?limit=1&cursor=" + text(first, "$.next"));
		assertThat(text(second, "$.items[0].username")).isEqualTo("rosa");
	}

	@Test
	void setUpIsOverOnceThereIsAnOperator() {
		assertThat(cast.call(HttpMethod.POST, null, "/api/v1/setup", """
				{"token":"x","username":"eve","displayName":"Eve","password":"correct horse"}""")).hasStatus(410);
	}

	@Test
	void whoGuessesWaits() {
		for (int i = 0; i < 10; i++) {
			throttle.attempt("eve", "192.0.2.1", Optional::empty);
		}

		assertThatExceptionOfType(TooManyTriesException.class)
			.isThrownBy(() -> throttle.attempt("eve", "192.0.2.1", () -> Optional.of("right")));
		assertThat(throttle.attempt("eve", "192.0.2.2", () -> Optional.of("right"))).isPresent();
	}

	private void add(String name) {
		String displayName = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
		assertThat(cast.post("olga", "/api/v1/people",
				"{\"username\":\"%s\",\"displayName\":\"%s\"}".formatted(name, displayName)))
			.hasStatus(201);
	}

	private String invite(String name) {
		return text(cast.post("olga", "/api/v1/people/" + name + "/invitations", ""), "$.token");
	}

	private MvcTestResult disable(String name, boolean disabled) {
		return cast.put("olga", "/api/v1/people/" + name + "/disabled", "{\"disabled\":%s}".formatted(disabled));
	}

	private MvcTestResult accept(String token, String body) {
		return cast.call(HttpMethod.POST, null, "/api/v1/invitations/" + token, body);
	}

	private MvcTestResult call(KeyPair key, HttpMethod method, String uri, @Nullable String body) {
		return cast.call(method, key, uri, body);
	}

	private static KeyPair key(MvcTestResult welcome) {
		return new KeyPair(text(welcome, "$.apiKey.publicKey"), text(welcome, "$.apiKey.privateKey"));
	}

	private static String text(MvcTestResult result, String path) {
		try {
			return JsonPath.read(result.getResponse().getContentAsString(), path);
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
