package dev.postern.atlas;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * The connections to Atlas. Nothing is sent twice, but for the answer to a Digest
 * challenge: whether a lost call was carried out is for the caller to find out.
 */
@Component
class AtlasLine {

	private static final int LARGEST_BODY = 4 * 1024 * 1024;

	// how many calls there are at once is limited project by project, not here
	private static final int MOST_CONNECTIONS = 1000;

	private final WebClient client;

	private final Environment environment;

	private final Duration callTimeout;

	AtlasLine(AtlasSettings settings, Environment environment, WebClient.Builder builder) {
		this.environment = environment;
		this.callTimeout = settings.callTimeout();
		this.client = builder.clientConnector(new ReactorClientHttpConnector(httpClient(settings))).codecs((codecs) -> {
			codecs.defaultCodecs().maxInMemorySize(LARGEST_BODY);
			// the details would be headers, and with them what signs a call
			codecs.defaultCodecs().enableLoggingRequestDetails(false);
		}).defaultHeader(HttpHeaders.USER_AGENT, "postern/" + version()).filter(new DigestExchangeFilter()).build();
	}

	/** Where calls go. */
	String baseUrl() {
		return StringUtils.trimTrailingCharacter(environment.getRequiredProperty("postern.atlas.base-url"), '/');
	}

	/**
	 * Sends what {@code filling} makes of a call, waits, and says what came of it.
	 * @param path encoded, beneath the base URL
	 */
	<T extends @Nullable Object> AtlasReply<T> exchange(HttpMethod method, String path, @Nullable String query,
			Consumer<RequestBodySpec> filling, Function<JsonNode, T> reader) {
		RequestBodySpec request = client.method(method)
			.uri(URI.create(baseUrl() + path + ((query != null) ? '?' + query : "")));
		filling.accept(request);
		long start = System.nanoTime();
		Answer answer = request.exchangeToMono(Answer::read)
			.timeout(callTimeout)
			.onErrorResume((ex) -> ex instanceof WebClientException || ex instanceof TimeoutException,
					(ex) -> Mono.just(Answer.none(ex)))
			.blockOptional()
			.orElseThrow();
		Duration duration = Duration.ofNanos(System.nanoTime() - start);
		return AnswerReader.read(answer,
				new Exchange(method.name(), path, answer.status(), duration, RateLimit.of(answer.headers())), reader);
	}

	private static HttpClient httpClient(AtlasSettings settings) {
		ConnectionProvider connections = ConnectionProvider.builder("atlas")
			.maxConnections(MOST_CONNECTIONS)
			// the call's own time-out bounds the wait for a connection
			.pendingAcquireMaxCount(-1)
			// shorter than a server keeps idle connections, or calls would meet closed
			// ones
			.maxIdleTime(Duration.ofSeconds(15))
			.maxLifeTime(Duration.ofMinutes(5))
			.lifo()
			.build();
		return HttpClient.create(connections)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.connectTimeout().toMillis()))
			.responseTimeout(settings.readTimeout())
			.proxyWithSystemProperties()
			.followRedirect(false)
			// a write that was lost may have been carried out
			.disableRetry(true);
	}

	private static String version() {
		return Objects.requireNonNullElse(AtlasLine.class.getPackage().getImplementationVersion(), "dev");
	}

}
