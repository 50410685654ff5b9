package dev.postern.testing;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.postern.account.ApiKeys;
import dev.postern.account.Caller;
import dev.postern.account.KeyPair;
import dev.postern.account.People;
import dev.postern.account.PortalRole;
import dev.postern.project.StoredKeyRemoving;
import dev.postern.rest.ApiProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * The people of the tests, and their calls: ada requests, grace approves, olga operates,
 * vera audits.
 */
public class Cast {

	private static final Map<String, KeyPair> KEYS = Map.of("ada",
			new KeyPair("requestr", "11111111-1111-4111-8111-111111111111"), "grace",
			new KeyPair("approver", "22222222-2222-4222-8222-222222222222"), "olga",
			new KeyPair("operator", "33333333-3333-4333-8333-333333333333"), "vera",
			new KeyPair("auditors", "44444444-4444-4444-8444-444444444444"));

	private final AtomicBoolean work = new AtomicBoolean();

	private final MockMvcTester rest;

	Cast(MockMvcTester rest, People people, ApiKeys keys) {
		this.rest = rest;
		Map<String, Set<PortalRole>> roles = Map.of("ada", Set.of(), "grace", Set.of(), "olga",
				Set.of(PortalRole.OPERATOR), "vera", Set.of(PortalRole.AUDITOR));
		Caller.asPostern(() -> {
			roles.forEach((name, given) -> {
				people.add(name, name, given);
				keys.enrol(name, KEYS.getOrDefault(name, new KeyPair("", "")), "test", !name.equals("ada"));
			});
			return roles;
		});
	}

	public MvcTestResult get(String name, String uri) {
		return call(HttpMethod.GET, KEYS.get(name), uri, null);
	}

	public MvcTestResult post(String name, String uri, String body) {
		return call(HttpMethod.POST, KEYS.get(name), uri, body);
	}

	public MvcTestResult put(String name, String uri, String body) {
		return call(HttpMethod.PUT, KEYS.get(name), uri, body);
	}

	public MvcTestResult delete(String name, String uri) {
		return call(HttpMethod.DELETE, KEYS.get(name), uri, null);
	}

	/** Calls with a pair, or with none. */
	public MvcTestResult call(HttpMethod method, @Nullable KeyPair pair, String uri, @Nullable String body) {
		MockMvcTester.MockMvcRequestBuilder request = rest.method(method).uri(URI.create(uri));
		if (pair != null) {
			request.with(httpBasic(pair.publicKey(), pair.privateKey()));
		}
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).content(body);
		}
		return request.exchange();
	}

	/** Goes through the simulator's door for testers. */
	public MvcTestResult tester(HttpMethod method, String path, @Nullable String body) {
		return call(method, new KeyPair("simulate", "55555555-5555-4555-8555-555555555555"), "/simulator" + path, body);
	}

	/** Whether some work still needs every stored key. */
	public void work(boolean underway) {
		work.set(underway);
	}

	@EventListener
	void refuseWhileWorkNeedsTheKey(StoredKeyRemoving removing) {
		if (work.get()) {
			throw ApiProblem.conflict("KEY_IN_USE", "Work needs this key.");
		}
	}

}
