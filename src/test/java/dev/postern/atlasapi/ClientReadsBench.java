package dev.postern.atlasapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.postern.testing.AtlasClient;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.wire.Digest;
import dev.postern.wire.DigestAuthorization;
import dev.postern.wire.DigestChallenge;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How many reads of one service a client gets in a second, beside a bare endpoint of
 * Spring MVC in the same process: run by {@code bench/client-reads.sh}, and no test.
 */
@OnDemo
@TestPropertySource(properties = "postern.atlas-api.capacity=10000000")
@Import({ ClientReadsBench.Bare.class, ClientReadsBench.Open.class })
class ClientReadsBench {

	private static final String LIST = "/api/atlas/v2/groups/" + Portal.PAYMENTS
			+ "/privateEndpoint/AWS/endpointService";

	private static final int CLIENTS = 4;

	private static final int ROUNDS = 6;

	private static final Duration TURN = Duration.ofSeconds(5);

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final AtomicInteger counter = new AtomicInteger();

	private final Portal portal;

	private final AtlasClient ada;

	@Autowired
	ClientReadsBench(Portal portal) {
		this.portal = portal;
		this.ada = AtlasClient.of(portal);
	}

	@Test
	void readsBesideABareEndpoint() throws Exception {
		String id = ada.get(LIST).body().replaceAll(".*?\"id\":\"([0-9a-f]{24})\".*", "$1");
		String path = LIST + "/" + id;
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round <= ROUNDS; round++) {
			double bare = perSecond((challenge) -> request("/bench/bare").build(), "/bench/bare");
			double read = perSecond((challenge) -> signed(path, challenge), path);
			if (round > 0) {
				ratios.add(read / bare);
				System.out.printf("bare %6.0f/s, signed reads %6.0f/s, ratio %.2f%n", bare, read, read / bare);
			}
		}
		ratios.sort(null);
		System.out.printf("median ratio %.2f (goal 0.50 or more), n %d turns of %d s with %d clients%n",
				ratios.get(ratios.size() / 2), ROUNDS, TURN.toSeconds(), CLIENTS);
	}

	private double perSecond(Function<DigestChallenge, HttpRequest> call, String path) throws Exception {
		long end = System.nanoTime() + TURN.toNanos();
		try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			Callable<Integer> client = () -> {
				DigestChallenge challenge = challenge(path);
				int done = 0;
				while (System.nanoTime() < end) {
					HttpResponse<String> answer = http.send(call.apply(challenge),
							HttpResponse.BodyHandlers.ofString());
					if (answer.statusCode() == 429) {
						throw new IllegalStateException("The limit was reached");
					}
					if (answer.statusCode() != 200) {
						throw new IllegalStateException(answer.statusCode() + answer.body());
					}
					done++;
				}
				return done;
			};
			int all = 0;
			for (Future<Integer> done : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
				all += done.get();
			}
			return all / (TURN.toMillis() / 1000.0);
		}
	}

	private DigestChallenge challenge(String path) throws IOException, InterruptedException {
		return DigestChallenge.parse(http.send(request(LIST).build(), HttpResponse.BodyHandlers.ofString())
			.headers()
			.firstValue("WWW-Authenticate")
			.orElseThrow());
	}

	private HttpRequest signed(String path, DigestChallenge challenge) {
		Digest.Proof proof = new Digest.Proof("%08x".formatted(counter.incrementAndGet()), "c0ffee");
		String ha1 = Digest.ha1("MD5", "requestr", challenge.realm(), "11111111-1111-4111-8111-111111111111");
		return request(path)
			.header("Authorization",
					DigestAuthorization
						.sign("requestr", ha1, challenge, new DigestAuthorization.Call("GET", path, proof))
						.toHeader())
			.build();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(portal.origin() + path))
			.header("Accept", "application/vnd.atlas.2023-01-01+json");
	}

	/** Answers as much as a read does, and does nothing for it. */
	@RestController
	static class Bare {

		@GetMapping(path = "/bench/bare", produces = "application/vnd.atlas.2023-01-01+json")
		byte[] bare() {
			return new byte[300];
		}

	}

	/** Lets everybody to the bare endpoint. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Open {

		@Bean
		@Order(0)
		SecurityFilterChain bench(HttpSecurity http) {
			return http.securityMatcher("/bench/**")
				.authorizeHttpRequests((routes) -> routes.anyRequest().permitAll())
				.build();
		}

	}

}
