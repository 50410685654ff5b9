package dev.postern.atlas;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * What came over the wire, not yet understood.
 *
 * @param status the HTTP status, null if no answer began
 * @param failure why the answer is missing or cut short, null if it is whole
 */
record Answer(@Nullable Integer status, HttpHeaders headers, byte[] body, @Nullable String failure) {

	private static final byte[] NOTHING = {};

	/** Reads an answer to its end, or to where it breaks off. */
	static Mono<Answer> read(ClientResponse response) {
		int status = response.statusCode().value();
		HttpHeaders headers = response.headers().asHttpHeaders();
		return response.bodyToMono(byte[].class)
			.defaultIfEmpty(NOTHING)
			.map((body) -> new Answer(status, headers, body, null))
			.onErrorResume((ex) -> Mono.just(new Answer(status, headers, NOTHING, reason(ex))));
	}

	/** No answer, for the reason that {@code ex} gives. */
	static Answer none(Throwable ex) {
		return new Answer(null, HttpHeaders.EMPTY, NOTHING, reason(ex));
	}

	// by type, never by message: what a message quotes is not ours to show
	private static String reason(Throwable ex) {
		return switch (ex) {
			case ConnectTimeoutException timeout -> "No connection in time";
			case ConnectException refused -> "No connection";
			case UnknownHostException unknown -> "No such host";
			case SSLException untrusted -> "No trusted connection";
			case DataBufferLimitException large -> "The answer was too large";
			case TimeoutException silence -> "No answer in time";
			case ReadTimeoutException silence -> "No answer in time";
			default -> (ex.getCause() != null) ? reason(ex.getCause()) : "The connection broke";
		};
	}

}
