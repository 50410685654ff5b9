package dev.postern.atlasapi;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.account.DigestSignIn;
import dev.postern.account.DigestSignIn.Verdict;
import dev.postern.account.Refusals;
import dev.postern.account.StrangersLog;
import dev.postern.account.TooManyTriesException;
import dev.postern.audit.Actor;
import dev.postern.rest.ApiProblem;
import dev.postern.testing.SettableClock;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

/**
 * The limit of each key, and what of a call that does not get in is logged.
 */
class AtlasGateTests {

	private static final String PATH = "/api/atlas/v1.0/groups";

	private final DigestSignIn signIn = mock(DigestSignIn.class);

	private final StrangersLog strangers = mock(StrangersLog.class);

	private final Refusals refusals = mock(Refusals.class);

	private final SettableClock clock = new SettableClock();

	private final AtlasGate gate = new AtlasGate(signIn, new AtlasErrors(refusals), strangers,
			new AtlasApiSettings(4000, 2000), clock);

	@BeforeEach
	void anybodyWhoSigns() {
		when(signIn.challenge(any(Boolean.class))).thenReturn("Digest x");
		judged(new Verdict(key(), false));
	}

	@AfterEach
	void nobody() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void eachKeyHasALimitThatIsTold() throws Exception {
		for (int left = 3999; left >= 0; left--) {
			MockHttpServletResponse response = call("GET");
			assertThat(response.getStatus()).isEqualTo(200);
			assertThat(response.getHeader("RateLimit-Limit")).isEqualTo("4000");
			assertThat(response.getHeader("RateLimit-Remaining")).isEqualTo(String.valueOf(left));
		}

		MockHttpServletResponse beyond = call("GET");
		assertThat(beyond.getStatus()).isEqualTo(429);
		assertThat(beyond.getHeader("X-Error-Code")).isEqualTo("RATE_LIMITED_TOKEN_BUCKET");
		assertThat(beyond.getHeader("Retry-After")).isEqualTo("60");
		assertThat(call("DELETE").getStatus()).isEqualTo(429);
		verify(refusals, never()).logIfRefused(any(), any());

		clock.passSeconds(60);
		assertThat(call("GET").getHeader("RateLimit-Remaining")).isEqualTo("1999");
		judged(new Verdict(key(), false));
		assertThat(call("GET").getHeader("RateLimit-Remaining")).isEqualTo("3999");
	}

	@Test
	void whoeverIsNotSignedInTakesNothingOfTheLimit() throws Exception {
		judged(new Verdict(null, false));

		assertThat(call("GET").getHeaderNames()).doesNotContain("RateLimit-Limit", "RateLimit-Remaining");
	}

	@Test
	void aForgedSignatureIsLogged() throws Exception {
		judged(new Verdict(null, false));

		call("GET");

		verify(strangers).forged("127.0.0.1", "GET " + PATH);
	}

	@Test
	void neitherAMissingNorAnOldSignatureIsLogged() throws Exception {
		judged(new Verdict(null, true));
		call("GET");
		judged(new Verdict(null, false));
		gate.doFilter(new MockHttpServletRequest("GET", PATH), new MockHttpServletResponse(), new MockFilterChain());

		verify(strangers, never()).forged(any(), any());
	}

	@Test
	void whatAPageSendsIsRefusedAndLogged() throws Exception {
		MockHttpServletRequest request = request("POST");
		request.addHeader("Sec-Fetch-Site", "cross-site");

		MockHttpServletResponse response = call(request);

		assertThat(response.getStatus()).isEqualTo(403);
		verify(refusals).logIfRefused(any(ApiProblem.class), any());
	}

	@Test
	void whoGuessedTooOftenIsToldWhen() throws Exception {
		TooManyTriesException tries = mock(TooManyTriesException.class);
		when(tries.waitFor()).thenReturn(Duration.ofSeconds(9));
		when(signIn.judge(any(), any(), any(), any())).thenThrow(tries);

		MockHttpServletResponse response = call("GET");

		assertThat(response.getStatus()).isEqualTo(429);
		assertThat(response.getHeader("Retry-After")).isEqualTo("10");
	}

	private void judged(Verdict verdict) {
		when(signIn.judge(any(), any(), any(), any())).thenReturn(verdict);
	}

	private static Caller key() {
		return new Caller(UUID.randomUUID(), new Actor("ada", "API key"), Set.of(), false, UUID.randomUUID());
	}

	private MockHttpServletResponse call(String method) throws ServletException, IOException {
		return call(request(method));
	}

	private MockHttpServletResponse call(MockHttpServletRequest request) throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		gate.doFilter(request, response, new MockFilterChain());
		return response;
	}

	private static MockHttpServletRequest request(String method) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, PATH);
		request.addHeader("Authorization", "Digest something");
		return request;
	}

}
