package dev.postern.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;
import dev.postern.wire.EndpointSpec;
import org.jspecify.annotations.Nullable;

/**
 * A private endpoint of Azure as people paste it: its resource id and its address alone,
 * or somewhere in what the Azure CLI or Terraform answered.
 */
final class PastedAzureEndpoint {

	private static final Pattern ID = Pattern
		.compile("/subscriptions/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/resourceGroups/[-\\w.()]{1,90}"
				+ "/providers/Microsoft\\.Network/privateEndpoints/[-\\w.()]{1,80}", Pattern.CASE_INSENSITIVE);

	private static final Pattern OTHER = Pattern.compile(
			"/providers/Microsoft\\.\\w+/(privateLinkServices|networkInterfaces|virtualNetworks|networkSecurityGroups)/",
			Pattern.CASE_INSENSITIVE);

	private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	/** An address, and not the beginning of a range of them. */
	private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.])" + BYTE + "(?:\\." + BYTE + "){3}(?![\\w./])");

	private static final Pattern OWN = Pattern
		.compile("\"?private_?ip_?address\"?\\s*[:=]\\s*\"(" + ADDRESS.pattern() + ")\"", Pattern.CASE_INSENSITIVE);

	private static final Pattern OF_NAME = Pattern
		.compile("\"ipAddresses\"\\s*:\\s*\\[\\s*\"(" + ADDRESS.pattern() + ")\"", Pattern.CASE_INSENSITIVE);

	private PastedAzureEndpoint() {
	}

	/**
	 * The endpoint in Atlas's form.
	 * @param address if it was not pasted together with the id
	 */
	static Map<String, Object> read(String pasted, String address) {
		List<InputError> errors = new ArrayList<>();
		String id = id(pasted, errors);
		String found = address(address.isBlank() ? pasted : address, errors);
		if (!errors.isEmpty()) {
			throw ApiProblem.invalid(errors);
		}
		return Map.of("id", id, "privateEndpointIPAddress", found);
	}

	private static String id(String pasted, List<InputError> errors) {
		List<String> ids = ID.matcher(pasted)
			.results()
			.map((found) -> new EndpointSpec.Azure(found.group(), "").id())
			.toList();
		List<String> keys = ids.stream().map(EndpointSpec::idKey).distinct().toList();
		if (keys.size() == 1) {
			return ids.getFirst();
		}
		errors.add(new InputError("/endpoint/id",
				keys.isEmpty() ? whyNone(pasted)
						: "There are %d different private endpoints in this. Paste only the one you want to attach."
							.formatted(keys.size())));
		return "";
	}

	private static String whyNone(String pasted) {
		if (pasted.isBlank()) {
			return "Paste the id of your private endpoint, which begins with /subscriptions/.";
		}
		return OTHER.matcher(pasted)
			.results()
			.findFirst()
			.map((other) -> "This is the id of something else (%s). The id of a private endpoint ends with "
				.formatted(other.group(1)) + "/privateEndpoints/ and its name.")
			.orElse("There is no private endpoint’s id in this. It is /subscriptions/…/resourceGroups/…"
					+ "/providers/Microsoft.Network/privateEndpoints/… from beginning to end.");
	}

	/**
	 * The one address that is meant: by its name in an answer, or because it is alone.
	 */
	private static String address(String pasted, List<InputError> errors) {
		@Nullable String problem = null;
		for (Pattern where : List.of(OWN, OF_NAME, ADDRESS)) {
			List<String> found = where.matcher(pasted).results().map((match) -> one(match)).distinct().toList();
			if (found.size() == 1) {
				return found.getFirst();
			}
			if (found.size() > 1) {
				problem = "There are %d addresses in this. Give the one of the endpoint.".formatted(found.size());
			}
		}
		errors.add(new InputError("/endpoint/privateEndpointIPAddress", (problem != null) ? problem
				: "Give the endpoint’s private IPv4 address, such as 10.0.0.4. What you pasted does not hold it."));
		return "";
	}

	private static String one(MatchResult match) {
		return (match.groupCount() > 0) ? match.group(1) : match.group();
	}

}
