package dev.postern.simulator;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;

/**
 * The body of the call that adds an endpoint: what it says, and what it may not say.
 */
record Addition(String id, Handed handed) {

	/** The documented form: only the word for groups may be spelled in two ways. */
	private static final Pattern AZURE_ID = Pattern
		.compile("/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/resource[gG]roups/[-\\w._()]+"
				+ "/providers/Microsoft\\.Network/privateEndpoints/[-\\w._()]+");

	/** Documented: version 4, or version 6 in full. */
	private static final Pattern ADDRESS = Pattern
		.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|([0-9a-fA-F]{1,4}(:(?!$)|$)){8}");

	/** The provider's rule for a project's id. */
	private static final Pattern GCP_PROJECT = Pattern.compile("[a-z][-a-z0-9]{4,28}[a-z0-9]");

	/** The provider's rule for a forwarding rule's name. */
	private static final Pattern GCP_RULE = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

	static Addition read(Provider provider, byte @Nullable [] json) {
		Body body = switch (provider) {
			case AWS -> Body.of(json, "cloudProvider", "id", "interfaceEndpointId", "privateEndpointResourceId");
			case AZURE -> Body.of(json, "cloudProvider", "id", "interfaceEndpointId", "privateEndpointIPAddress",
					"privateEndpointResourceId");
			case GCP -> Body.of(json, "cloudProvider", "endpointGroupName", "endpoints", "gcpProjectId");
		};
		String named = body.optional("cloudProvider");
		if (named != null && !named.equals(provider.name())) {
			throw Refusal.invalid("INVALID_ENUM_VALUE", "An invalid enumeration value " + named + " was specified.",
					named);
		}
		return switch (provider) {
			// the aliases are what clients of the second generation were seen to send
			case AWS -> aws(body.required("id", "interfaceEndpointId", "privateEndpointResourceId"));
			case AZURE -> azure(body);
			case GCP -> gcp(body);
		};
	}

	/** The body of the first, AWS-only generation. */
	static Addition legacy(byte @Nullable [] json) {
		return aws(Body.of(json, "interfaceEndpointId").required("interfaceEndpointId"));
	}

	/**
	 * This addition as a service takes it: what is handed in must be as many rules as it
	 * has attachments, and where there is one of them, its name is the endpoint's.
	 */
	Addition to(Service service) {
		if (!(handed instanceof Handed.Gcp gcp && service.offer() instanceof Offer.Gcp offer)) {
			return this;
		}
		if (gcp.rules().size() != offer.attachments()) {
			throw Refusal.attribute("endpoints");
		}
		String name = offer.portMapped() ? gcp.rules().getFirst().name() : id;
		return new Addition(name, new Handed.Gcp(gcp.project(), offer.portMapped(), gcp.rules()));
	}

	private static Addition aws(String id) {
		if (!EndpointSpec.Aws.ID.matcher(id).matches()) {
			throw Refusal.malformedEndpoint(id);
		}
		return new Addition(id, new Handed.Aws());
	}

	private static Addition azure(Body body) {
		String id = body.required("id", "privateEndpointResourceId", "interfaceEndpointId");
		String address = body.required("privateEndpointIPAddress");
		check(AZURE_ID, id, "id");
		check(ADDRESS, address, "privateEndpointIPAddress");
		return new Addition(id, new Handed.Azure(address));
	}

	private static Addition gcp(Body body) {
		String name = body.required("endpointGroupName");
		String project = body.required("gcpProjectId");
		check(GCP_PROJECT, project, "gcpProjectId");
		List<Handed.Rule> rules = body.objects("endpoints", "endpointName", "ipAddress").stream().map((rule) -> {
			check(GCP_RULE, rule.required("endpointName"), "endpointName");
			check(ADDRESS, rule.required("ipAddress"), "ipAddress");
			return new Handed.Rule(rule.required("endpointName"), rule.required("ipAddress"));
		}).toList();
		if (name.isBlank() || rules.stream().map(Handed.Rule::name).distinct().count() != rules.size()) {
			throw Refusal.attribute(name.isBlank() ? "endpointGroupName" : "endpoints");
		}
		return new Addition(name, new Handed.Gcp(project, false, rules));
	}

	private static void check(Pattern form, String value, String attribute) {
		if (!form.matcher(value).matches()) {
			throw Refusal.attribute(attribute);
		}
	}

}
