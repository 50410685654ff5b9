package dev.postern.request;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.postern.rest.ApiProblem;
import dev.postern.wire.EndpointSpec;

/**
 * An AWS endpoint id as people paste it: alone, or somewhere in an ARN, an address of the
 * console, the CLI's answer or a DNS name.
 */
final class PastedEndpointId {

	private static final Pattern ENDPOINT = Pattern.compile("(?<![a-z-])vpce-(?!svc-)[0-9a-z]+");

	private static final Pattern SERVICE = Pattern.compile("vpce-svc-");

	private static final Pattern OTHER = Pattern
		.compile("(?<![0-9a-z-])(vpc|eni|subnet|sg|rtb|nlb|acl|igw|i)-[0-9a-f]{6,}");

	/** Dashes that word processors and chats put in place of a hyphen. */
	private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212]");

	private static final Pattern UNSEEN = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF]");

	private static final String EXAMPLE = "vpce-0a1b2c3d4e5f67890";

	private PastedEndpointId() {
	}

	/**
	 * The id in what was pasted.
	 * @throws ApiProblem if there is none, or more than one, with a sentence that says
	 * what was found instead
	 */
	static String read(String pasted) {
		String text = UNSEEN.matcher(DASH.matcher(pasted).replaceAll("-")).replaceAll("").toLowerCase(Locale.ROOT);
		List<String> named = ENDPOINT.matcher(text).results().map(MatchResult::group).distinct().toList();
		List<String> ids = named.stream().filter((id) -> EndpointSpec.Aws.ID.matcher(id).matches()).toList();
		return switch (ids.size()) {
			case 0 -> throw ApiProblem.invalid("/endpoint/id", whyNone(text, named));
			case 1 -> ids.getFirst();
			default -> throw ApiProblem.invalid("/endpoint/id",
					"There are %d different endpoint ids in this. Paste only the one you want to attach."
						.formatted(ids.size()));
		};
	}

	private static String whyNone(String text, List<String> named) {
		if (text.isBlank()) {
			return "Paste the id of your endpoint, such as %s.".formatted(EXAMPLE);
		}
		if (!named.isEmpty()) {
			int digits = named.getFirst().length() - "vpce-".length();
			return (digits == 17) ? "After vpce- only 0-9 and a-f can follow. Copy the id again, whole."
					: "An endpoint’s id has 17 characters after vpce-, and this has %d. Copy the id again, whole."
						.formatted(digits);
		}
		if (SERVICE.matcher(text).find()) {
			return "This is the name of the service (vpce-svc-…). The endpoint’s own id begins with vpce- and 17 "
					+ "characters follow at once, such as %s. You get it when you make the endpoint."
						.formatted(EXAMPLE);
		}
		return OTHER.matcher(text)
			.results()
			.findFirst()
			.map((other) -> "This is the id of something else (%s-…). The endpoint’s id begins with vpce-, such as %s."
				.formatted(other.group(1), EXAMPLE))
			.orElse("There is no endpoint id in this. It begins with vpce-, such as %s.".formatted(EXAMPLE));
	}

}
