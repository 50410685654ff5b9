package dev.postern.provisioning;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

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

	/** What both generations of codes call a service or an endpoint that is not there. */
	private static final Pattern THING_NOT_FOUND = Pattern
		.compile("(PRIVATELINK|PRIVATE_ENDPOINT|INTERFACE_ENDPOINT)(_\\w+)?_NOT_FOUND");

	private Replies() {
	}

	/** What follows from a reply that is no success. */
	static Step step(AtlasReply<?> reply) {
		return switch (reply) {
			case Success<?> success -> Step.DONE;
			case Unreachable<?> silence -> new Step.Again(Duration.ZERO, false, AtlasErrors.silence(silence.reason()));
			case Refused<?> refused -> step(refused);
		};
	}

	private static Step step(Refused<?> refused) {
		int status = refused.status();
		RequestError why = AtlasErrors.of(refused);
		Duration notBefore = Objects.requireNonNullElse(refused.retryAfter(), Duration.ZERO);
		if (status == 401 || status == 402 || status == 403) {
			return new Step.Wait(why);
		}
		if (status == 408 || status == 429 || status >= 500) {
			return new Step.Again(notBefore, false, why);
		}
		if (status == 409 && !FINAL_CONFLICTS.contains(why.code())) {
			return new Step.Again(notBefore, true, why);
		}
		return new Step.Fail(why);
	}

	/**
	 * Whether Atlas says that the service or the endpoint is not there. That it does not
	 * know the project, or the address, says nothing about them.
	 */
	static boolean isGone(AtlasReply<?> reply) {
		return reply instanceof Refused<?> refused && refused.status() == 404 && refused.errorCode() != null
				&& THING_NOT_FOUND.matcher(refused.errorCode()).matches();
	}

	/** What the reply carries, null if it is no success or carries nothing. */
	static <T extends @Nullable Object> @Nullable T body(AtlasReply<T> reply) {
		return (reply instanceof Success<T> success) ? success.body() : null;
	}

}
