package dev.postern.rest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Strong entity tags of two parts: the version of the content, to which decisions and
 * edits are bound, and a hash of all that is shown.
 */
@Component
public class Etags {

	private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})\\.[0-9a-f]{32}\"");

	private final JsonMapper json;

	Etags(JsonMapper json) {
		this.json = json;
	}

	/** The tag of something that is answered as JSON. */
	public String of(int version, Object shown) {
		return "\"%d.%s\"".formatted(version, DigestUtils.md5DigestAsHex(json.writeValueAsBytes(shown)));
	}

	/**
	 * The version of the content that the caller has seen, as their {@code If-Match}
	 * tells it.
	 */
	public static int seenVersion(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.isBlank()) {
			throw new ApiProblem(HttpStatus.PRECONDITION_REQUIRED, "IF_MATCH_REQUIRED",
					"Send the ETag of what you have read as If-Match, so that nothing changes unseen.",
					List.of(new InputError("If-Match", "This header is required.")));
		}
		Matcher matcher = TAG.matcher(ifMatch.strip());
		if (!matcher.matches()) {
			throw ApiProblem.invalid("If-Match", "Give the ETag exactly as it was answered, quotes included.");
		}
		return Integer.parseInt(matcher.group(1));
	}

}
