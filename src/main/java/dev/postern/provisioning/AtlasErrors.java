package dev.postern.provisioning;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.postern.atlas.AtlasReply.BadField;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.request.RequestError;

/**
 * What Atlas's refusals mean, and what to do about them, in plain words. Atlas has two
 * generations of codes; both are here.
 */
final class AtlasErrors {

	private static final String BY_ITSELF = " Postern tries again by itself.";

	private static final String NO_CAPACITY = "The region has no capacity left. Retry later, or ask for another "
			+ "region.";

	private static final String SERVICE_EXISTS = "Another service stands in the region already. Postern looks for it "
			+ "and takes it over.";

	private static final String SERVICE_GONE = "Atlas does not have it any more. If it is still needed, ask for a new "
			+ "one.";

	private static final String NOT_READ = "Atlas could not read what Postern sent. This is a fault of Postern: tell "
			+ "the operator, who can report it with the words of Atlas below.";

	private static final String NO_PROJECT = "Atlas does not know the project, or the stored key does not see it. The "
			+ "operator can give the key access in Atlas, or take the project out of Postern; then retry.";

	private static final String NO_ROLE = "The project's stored key is not Project Owner. Rotate the key, or give it "
			+ "the role in Atlas.";

	private static final String NO_ACCESS = "Atlas does not let Postern in. Put its address on the access list of the "
			+ "stored key.";

	private static final String TOO_MANY = "Atlas has had too many calls for this project and asks for patience."
			+ BY_ITSELF;

	private static final String TOO_OLD = "Atlas does not speak this version of its interface any more. Postern has to "
			+ "be brought up to date: tell the operator.";

	/** The sentence for each code that has one of its own. */
	static final Map<String, String> BY_CODE = Map.ofEntries(
			Map.entry("PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION", SERVICE_EXISTS),
			Map.entry("PRIVATELINK_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION", SERVICE_EXISTS),
			Map.entry("PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS",
					"The endpoint is attached already. Postern looks for it and goes on from there."),
			Map.entry("CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS",
					"The service still has endpoints. It can go as soon as they are gone." + BY_ITSELF),
			Map.entry("PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS",
					"The service does not take endpoints yet. Atlas is still at work on it." + BY_ITSELF),
			Map.entry("PRIVATE_ENDPOINT_SERVICE_NOT_FOUND", SERVICE_GONE),
			Map.entry("PRIVATELINK_NOT_FOUND", SERVICE_GONE),
			Map.entry("PRIVATELINK_INTERFACE_ENDPOINT_NOT_FOUND", SERVICE_GONE),
			Map.entry("PRIVATELINK_INTERFACE_ENDPOINT_ID_MALFORMED",
					"Atlas does not accept the endpoint's id. Check it in your cloud's console and ask again."),
			Map.entry("PRIVATELINK_INCOMPATIBLE_TOO_MANY_NODES",
					"The project has more nodes in the region than a private endpoint can reach. Fewer nodes, or a "
							+ "higher limit from MongoDB, would help; then retry."),
			Map.entry("CLUSTER_INCOMPATIBLE_WITH_EXISTING_PRIVATELINK",
					"A cluster of the project cannot be reached through a private endpoint. Change the cluster in "
							+ "Atlas, then retry."),
			Map.entry("MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION",
					"Several endpoints in a region and endpoints in several regions do not go together without "
							+ "regional mode. Ask for regional mode and retry when it is on, or detach what is not needed."),
			Map.entry("CROSS_REGION_PRIVATE_LINK_SELF_REGION",
					"The service's own region was named as a remote one. Ask again without it."),
			Map.entry("REGION_UNAVAILABLE", "Atlas does not offer this region at present. Ask for another region."),
			Map.entry("NO_CAPACITY", NO_CAPACITY), Map.entry("OUT_OF_CAPACITY", NO_CAPACITY),
			Map.entry("ATLAS_GENERAL_ERROR",
					"Atlas could not do this, most often for lack of capacity in the region. Retry later, or ask for "
							+ "another region."),
			Map.entry("INVALID_ATTRIBUTE",
					"Atlas does not accept one of the values. Its own words say which; ask again with another."),
			Map.entry("VALIDATION_ERROR",
					"Atlas does not accept some of the values. Its own words say which and why; ask again with others."),
			Map.entry("INVALID_ENUM_VALUE",
					"Atlas does not know one of the values. Its own words say which; ask again with another."),
			Map.entry("INVALID_PROVIDER", "Atlas does not offer this cloud provider. Ask for another."),
			Map.entry("PROVIDER_UNSUPPORTED",
					"Atlas does not do this at this cloud provider. Ask for it without what only others have."),
			Map.entry("INVALID_REGION", "Atlas does not know the region. Ask for another region."),
			Map.entry("MISSING_ATTRIBUTE", NOT_READ), Map.entry("INVALID_JSON", NOT_READ),
			Map.entry("MALFORMED_JSON", NOT_READ), Map.entry("INVALID_JSON_ATTRIBUTE", NOT_READ),
			Map.entry("INVALID_PATH_PARAMETER", NOT_READ), Map.entry("INVALID_QUERY_PARAMETER", NOT_READ),
			Map.entry("PATH_PARAM_PARSE_ERROR",
					"Atlas cannot read one of the ids. Check the endpoint's id in your cloud's console and ask again."),
			Map.entry("INVALID_VERSION_DATE", TOO_OLD), Map.entry("VERSION_GONE", TOO_OLD),
			Map.entry("RESOURCE_NOT_FOUND",
					"Atlas knows nothing at this address. Check the endpoint's id; if it is right, tell the operator."),
			Map.entry("CLUSTER_NOT_FOUND", "Atlas does not have the cluster any more. Nothing needs to be done."),
			Map.entry("GROUP_NOT_FOUND", NO_PROJECT), Map.entry("INVALID_GROUP_ID", NO_PROJECT),
			Map.entry("ORG_NOT_FOUND", NO_PROJECT),
			Map.entry("NOT_ATLAS_GROUP",
					"The project belongs to Cloud Manager, where there are no private endpoints. Ask in another."),
			// the gateway's own word for whatever keeps a service account from its token
			Map.entry("TOKEN_REFUSED",
					"Atlas does not let the project's service account sign in: its secret is wrong, has expired or was "
							+ "revoked. Rotate the stored key."),
			Map.entry("USER_UNAUTHORIZED", NO_ROLE), Map.entry("NOT_IN_GROUP", NO_ROLE),
			Map.entry("USER_CANNOT_ACCESS_GROUP", NO_ROLE), Map.entry("NOT_ORG_GROUP_CREATOR", NO_ROLE),
			Map.entry("NO_PAYMENT_INFORMATION_FOUND",
					"The organisation has no payment method. Put its billing in order in Atlas."),
			Map.entry("ACCOUNT_SUSPENDED",
					"The organisation is suspended over an unpaid bill. Put its billing in order in Atlas."),
			Map.entry("IP_ADDRESS_NOT_ON_ACCESS_LIST", NO_ACCESS), Map.entry("IP_ADDRESS_NOT_ON_WHITELIST", NO_ACCESS),
			Map.entry("ORG_REQUIRES_ACCESS_LIST", NO_ACCESS), Map.entry("ORG_REQUIRES_WHITELIST", NO_ACCESS),
			Map.entry("RESOURCE_REQUIRES_WHITELIST", NO_ACCESS),
			Map.entry("ACCESS_FORBIDDEN",
					"Atlas forbids this to the project's stored key. Look into the key's access list and roles in Atlas."),
			Map.entry("FEATURE_UNSUPPORTED",
					"Atlas does not offer private endpoints to this project, most often because of its plan. The "
							+ "operator can change the plan in Atlas, or the request can be given up."),
			Map.entry("RATE_LIMITED", TOO_MANY), Map.entry("RATE_LIMITED_TOKEN_BUCKET", TOO_MANY),
			Map.entry("SERVICE_UNAVAILABLE", "Atlas is not available at the moment." + BY_ITSELF));

	private AtlasErrors() {
	}

	/** What a refusal is to people. */
	static RequestError of(Refused<?> refused) {
		String code = Objects.requireNonNullElse(refused.errorCode(), "HTTP_" + refused.status());
		return new RequestError(code, said(refused), BY_CODE.getOrDefault(code, byStatus(refused.status())));
	}

	/** What it is to people that no answer came. */
	static RequestError silence(String reason) {
		return new RequestError("NO_ANSWER", reason, "Atlas did not answer." + BY_ITSELF);
	}

	/** Why a project's regional mode stays as it is. */
	static RequestError regionalMode(Refused<?> refused, boolean enabled) {
		RequestError error = of(refused);
		return new RequestError(error.code(), error.detail(), enabled
				? "Atlas does not switch regional mode on as the project is now, most often because it has replica "
						+ "sets: all its clusters have to be sharded. Change them in Atlas, then retry."
				: "Atlas does not switch regional mode off while several endpoints in one region stand beside "
						+ "endpoints in another. Detach what is too many, then retry.");
	}

	private static String said(Refused<?> refused) {
		String detail = Objects.requireNonNullElse(refused.detail(), "HTTP " + refused.status());
		String fields = refused.fields().stream().map(AtlasErrors::said).collect(Collectors.joining("; "));
		return fields.isEmpty() ? detail : detail + " (" + fields + ")";
	}

	private static String said(BadField field) {
		return Objects.requireNonNullElse(field.field(), "?") + ": "
				+ Objects.requireNonNullElse(field.description(), "not accepted");
	}

	/** For codes that are not known, or mean different things. */
	private static String byStatus(int status) {
		return switch (status) {
			case 401 -> "Atlas does not accept the project's stored key, or the key is not Project Owner. Rotate the "
					+ "key, or give it the role in Atlas.";
			case 402 -> "Atlas wants the organisation's billing put in order.";
			case 403 -> NO_ACCESS;
			case 406, 410 -> TOO_OLD;
			case 409 -> "Atlas is busy with something that stands in the way." + BY_ITSELF;
			case 429 -> TOO_MANY;
			default -> (status == 408 || status >= 500) ? "Something went wrong inside Atlas." + BY_ITSELF
					: "Atlas refused this. Its own words say why; if they do not help, ask the operator to look into "
							+ "the project in Atlas.";
		};
	}

}
