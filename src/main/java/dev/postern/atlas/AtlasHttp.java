package dev.postern.atlas;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.postern.atlas.AtlasReply.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;

/**
 * Signs calls to Atlas in the manner of their key, and lets no project have more than its
 * share of them under way.
 */
@Component
class AtlasHttp {

	// a 401 that says so is about rights: another token would have no more of them
	private static final Set<String> MISSING_ROLES = Set.of("USER_UNAUTHORIZED", "NOT_IN_GROUP",
			"USER_CANNOT_ACCESS_GROUP", "NOT_ORG_GROUP_CREATOR");

	private final AtlasLine line;

	private final AccountTokens tokens;

	private final Lanes lanes;

	AtlasHttp(AtlasLine line, AccountTokens tokens, AtlasSettings settings) {
		this.line = line;
		this.tokens = tokens;
		this.lanes = new Lanes(settings);
	}

	/** Calls Atlas, waits, and says what came of it. */
	<T extends @Nullable Object> AtlasReply<T> send(AtlasKey key, AtlasCall call, Function<JsonNode, T> reader) {
		return lanes.pass(key, call, () -> switch (key.kind()) {
			case DIGEST -> exchange(call, (request) -> request.attribute(DigestExchangeFilter.KEY, key), reader);
			case SERVICE_ACCOUNT -> sendWithToken(key, call, reader);
		});
	}

	/** Forgets what was kept for a key that is not used any more. */
	void forget(String publicKey) {
		tokens.forget(publicKey);
	}

	String baseUrl() {
		return line.baseUrl();
	}

	// twice at most: a second refusal means no
	private <T extends @Nullable Object> AtlasReply<T> sendWithToken(AtlasKey account, AtlasCall call,
			Function<JsonNode, T> reader) {
		return tokens.token(account).then((token) -> {
			AtlasReply<T> reply = exchange(call, (request) -> bear(request, token), reader);
			if (!isTokenRefused(reply)) {
				return reply;
			}
			tokens.discard(account, token);
			return tokens.token(account).then((fresh) -> exchange(call, (request) -> bear(request, fresh), reader));
		});
	}

	private static boolean isTokenRefused(AtlasReply<?> reply) {
		return reply instanceof Refused<?> refused && refused.status() == HttpStatus.UNAUTHORIZED.value()
				&& (refused.errorCode() == null || !MISSING_ROLES.contains(refused.errorCode()));
	}

	private static void bear(RequestBodySpec request, AccessToken token) {
		request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token.token());
	}

	private <T extends @Nullable Object> AtlasReply<T> exchange(AtlasCall call, Consumer<RequestBodySpec> signing,
			Function<JsonNode, T> reader) {
		return line.exchange(call.method(), call.path(), call.query(), (request) -> {
			request.accept(call.version());
			if (call.body() != null) {
				// bytes, because a challenged call is sent again
				request.contentType(call.version()).bodyValue(AnswerReader.JSON.writeValueAsBytes(call.body()));
			}
			signing.accept(request);
		}, reader);
	}

}
