package dev.postern.provisioning;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What Atlas's refusals mean, and what to do about them, in plain words.
 */
final class AtlasErrors {

	private static final String UNKNOWN = "Atlas refused this. Its own words say why; if they do not help, ask the "
			+ "operator to look into the project in Atlas.";

	private static final Map<String, String> MEANINGS = Map.ofEntries(
			Map.entry("ATLAS_GENERAL_ERROR",
					"Atlas could not do this, most often for lack of capacity in the region. Retry later, or ask for "
							+ "another region."),
			Map.entry("NO_CAPACITY", "The region has no capacity left. Retry later, or ask for another region."),
			Map.entry("OUT_OF_CAPACITY", "The region has no capacity left. Retry later, or ask for another region."),
			Map.entry("REGION_UNAVAILABLE", "Atlas does not offer this region at present. Ask for another region."),
			Map.entry("GROUP_NOT_FOUND", "Atlas does not know the project, or the stored key does not see it."),
			Map.entry("INVALID_REGION", "Atlas does not know the region. Ask for another region."),
			Map.entry("PRIVATE_ENDPOINT_SERVICE_NOT_FOUND", "The service is gone from Atlas. Ask for a new one."),
			Map.entry("PRIVATELINK_NOT_FOUND", "The service is gone from Atlas. Ask for a new one."),
			Map.entry("PRIVATELINK_INTERFACE_ENDPOINT_ID_MALFORMED",
					"Atlas does not accept the endpoint's id. Check it in your cloud's console and ask again."),
			Map.entry("PRIVATELINK_INCOMPATIBLE_TOO_MANY_NODES",
					"The project has more nodes in the region than a private endpoint can reach."),
			Map.entry("MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION",
					"Several endpoints in a region and endpoints in several regions do not go together without "
							+ "regional mode."),
			Map.entry("CLUSTER_INCOMPATIBLE_WITH_EXISTING_PRIVATELINK",
					"A cluster of the project cannot be reached through a private endpoint."));

	private AtlasErrors() {
	}

	static String meaning(String code) {
		return MEANINGS.getOrDefault(code, UNKNOWN);
	}

	/** What the operator has to do before Atlas lets Postern go on. */
	static String waitsFor(int status, @Nullable String code, @Nullable String detail) {
		String mend = switch (status) {
			case 401 -> "Atlas does not accept the project's stored key, or the key is not Project Owner. Rotate the "
					+ "key, or give it the role in Atlas.";
			case 402 -> "Atlas wants the organisation's billing put in order.";
			default -> "Atlas does not let Postern in. Put its address on the access list of the stored key.";
		};
		String said = (detail != null) ? detail : "HTTP " + status;
		return mend + " Atlas said: " + ((code != null) ? code + ": " : "") + said;
	}

}
