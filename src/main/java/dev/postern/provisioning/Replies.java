package dev.postern.provisioning;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.AtlasReply.Unreachable;
import dev.postern.request.RequestError;
import org.jspecify.annotations.Nullable;

/**
 * What follows when Atlas does not simply do it: the status decides, and the code only
 * where one status means several things, because Atlas has two generations of codes.
 */
final class Replies {

	/** Conflicts that do not pass with time. */
	private static final Set<String> FINAL_CONFLICTS = Set.of("REGION_UNAVAILABLE", "NO_CAPACITY", "OUT_OF_CAPACITY",
			"PRIVATELINK_INCOMPATIBLE_TOO_MANY_NODES", "CLUSTER_INCOMPATIBLE_WITH_EXISTING_PRIVATELINK",
			"MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION");

	private Replies() {
	}

	/** What follows from a reply that is no success. */
	static Step step(AtlasReply<?> reply) {
		return switch (reply) {
			case Success<?> success -> Step.DONE;
			case Unreachable<?> silence -> Step.AGAIN;
			case Refused<?> refused -> step(refused);
		};
	}

	private static Step step(Refused<?> refused) {
		int status = refused.status();
		Duration notBefore = Objects.requireNonNullElse(refused.retryAfter(), Duration.ZERO);
		if (status == 401 || status == 402 || status == 403) {
			return new Step.Wait(AtlasErrors.waitsFor(status, refused.errorCode(), refused.detail()));
		}
		if (status == 408 || status == 429 || status >= 500) {
			return new Step.Again(notBefore, false);
		}
		if (status == 409 && !FINAL_CONFLICTS.contains(String.valueOf(refused.errorCode()))) {
			return new Step.Again(notBefore, true);
		}
		return new Step.Fail(error(refused));
	}

	private static RequestError error(Refused<?> refused) {
		String code = (refused.errorCode() != null) ? refused.errorCode() : "HTTP_" + refused.status();
		return new RequestError(code, refused.detail(), AtlasErrors.meaning(code));
	}

	/** Whether Atlas says that the thing is not there. */
	static boolean isGone(AtlasReply<?> reply) {
		return reply instanceof Refused<?> refused && refused.status() == 404;
	}

	/** What the reply carries, null if it is no success or carries nothing. */
	static <T extends @Nullable Object> @Nullable T body(AtlasReply<T> reply) {
		return (reply instanceof Success<T> success) ? success.body() : null;
	}

}
