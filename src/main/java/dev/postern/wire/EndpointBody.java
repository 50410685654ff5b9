package dev.postern.wire;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The body of Atlas's call that adds an endpoint, checked as Atlas checks it: what it
 * says, and what it may not say.
 *
 * @param id of the endpoint; on Google Cloud the name of the group
 * @param address Azure: of the endpoint in its network
 * @param gcpProject Google Cloud: the customer's own project
 * @param rules Google Cloud: the forwarding rules
 */
public record EndpointBody(Provider provider, String id, @Nullable String address, @Nullable String gcpProject,
		List<EndpointSpec.Rule> rules) {

	/** The documented form: only the word for groups may be spelled in two ways. */
	private static final Pattern AZURE_ID = Pattern
		.compile("/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/resource[gG]roups/[-\\w._()]+"
				+ "/providers/Microsoft\\.Network/privateEndpoints/[-\\w._()]+");

	/** Documented: version 4, or version 6 in full. */
	private static final Pattern ADDRESS = Pattern
		.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|([0-9a-fA-F]{1,4}(:(?!$)|$)){8}");

	/** Reads the body of this provider. */
	public static EndpointBody read(Provider provider, byte @Nullable [] json) {
		AtlasBody body = switch (provider) {
			case AWS -> AtlasBody.of(json, "cloudProvider", "id", "interfaceEndpointId", "privateEndpointResourceId");
			case AZURE -> AtlasBody.of(json, "cloudProvider", "id", "interfaceEndpointId", "privateEndpointIPAddress",
					"privateEndpointResourceId");
			case GCP -> AtlasBody.of(json, "cloudProvider", "endpointGroupName", "endpoints", "gcpProjectId");
		};
		String named = body.optional("cloudProvider");
		if (named != null && !named.equals(provider.name())) {
			throw AtlasRefusal.invalid("INVALID_ENUM_VALUE",
					"An invalid enumeration value " + named + " was specified.", named);
		}
		return switch (provider) {
			// the aliases are what clients of the second generation were seen to send
			case AWS -> aws(body.required("id", "interfaceEndpointId", "privateEndpointResourceId"));
			case AZURE -> azure(body);
			case GCP -> gcp(body);
		};
	}

	/** Reads the body of the first, AWS-only generation. */
	public static EndpointBody legacy(byte @Nullable [] json) {
		return aws(AtlasBody.of(json, "interfaceEndpointId").required("interfaceEndpointId"));
	}

	private static EndpointBody aws(String id) {
		if (!EndpointSpec.Aws.ID.matcher(id).matches()) {
			throw AtlasRefusal.malformedEndpoint(id);
		}
		return new EndpointBody(Provider.AWS, id, null, null, List.of());
	}

	private static EndpointBody azure(AtlasBody body) {
		String id = body.required("id", "privateEndpointResourceId", "interfaceEndpointId");
		String address = body.required("privateEndpointIPAddress");
		check(AZURE_ID, id, "id");
		check(ADDRESS, address, "privateEndpointIPAddress");
		return new EndpointBody(Provider.AZURE, id, address, null, List.of());
	}

	private static EndpointBody gcp(AtlasBody body) {
		String name = body.required("endpointGroupName");
		String project = body.required("gcpProjectId");
		check(EndpointSpec.Gcp.PROJECT, project, "gcpProjectId");
		List<EndpointSpec.Rule> rules = body.objects("endpoints", "endpointName", "ipAddress").stream().map((rule) -> {
			check(EndpointSpec.Gcp.RULE, rule.required("endpointName"), "endpointName");
			check(ADDRESS, rule.required("ipAddress"), "ipAddress");
			return new EndpointSpec.Rule(rule.required("endpointName"), rule.required("ipAddress"));
		}).toList();
		if (name.isBlank() || rules.stream().map(EndpointSpec.Rule::endpointName).distinct().count() != rules.size()) {
			throw AtlasRefusal.attribute(name.isBlank() ? "endpointGroupName" : "endpoints");
		}
		return new EndpointBody(Provider.GCP, name, null, project, rules);
	}

	private static void check(Pattern form, String value, String attribute) {
		if (!form.matcher(value).matches()) {
			throw AtlasRefusal.attribute(attribute);
		}
	}

}
