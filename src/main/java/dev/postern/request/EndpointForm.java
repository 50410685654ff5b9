package dev.postern.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Reads the endpoint that somebody hands back, which has Atlas's form for the provider.
 */
final class EndpointForm {

	private final Map<?, ?> body;

	private final String pointer;

	private final List<InputError> errors;

	private EndpointForm(Map<?, ?> body, String pointer, List<InputError> errors) {
		this.body = body;
		this.pointer = pointer;
		this.errors = errors;
	}

	/** Reads the field {@code endpoint}, or says what is wrong with each part of it. */
	static EndpointSpec read(Provider provider, Map<?, ?> body) {
		EndpointForm form = new EndpointForm(body, "/endpoint", new ArrayList<>());
		EndpointSpec spec = switch (provider) {
			case AWS -> form.aws();
			case AZURE -> form.azure();
			case GCP -> form.gcp();
		};
		if (!form.errors.isEmpty()) {
			throw ApiProblem.invalid(form.errors);
		}
		return spec;
	}

	private EndpointSpec aws() {
		refuseOthers(Set.of("id"));
		return new EndpointSpec.Aws(text("id", EndpointSpec.Aws.ID,
				"An interface endpoint's id is vpce- and 17 characters of 0-9 and a-f."));
	}

	private EndpointSpec azure() {
		refuseOthers(Set.of("id", "privateEndpointIPAddress"));
		return new EndpointSpec.Azure(
				text("id", EndpointSpec.Azure.ID,
						"Give the resource id of the private endpoint: /subscriptions/…/privateEndpoints/…"),
				text("privateEndpointIPAddress", EndpointSpec.IPV4, "Give an IPv4 address, such as 10.0.0.4."));
	}

	private EndpointSpec gcp() {
		refuseOthers(Set.of("endpointGroupName", "gcpProjectId", "endpoints"));
		List<EndpointSpec.Rule> rules = rules();
		// Atlas ignores the group's name where there is one rule, and uses the rule's
		String group = (body.get("endpointGroupName") == null && rules.size() == 1) ? rules.getFirst().endpointName()
				: text("endpointGroupName", EndpointSpec.Gcp.GROUP, "Give a name of a-z, 0-9 and -.");
		return new EndpointSpec.Gcp(group,
				text("gcpProjectId", EndpointSpec.Gcp.PROJECT, "Give the id of your Google Cloud project."), rules);
	}

	private List<EndpointSpec.Rule> rules() {
		if (!(body.get("endpoints") instanceof List<?> list) || list.isEmpty()
				|| list.size() > EndpointSpec.Gcp.MOST_RULES) {
			errors.add(new InputError(pointer + "/endpoints", "Give a list of 1 to 100 forwarding rules."));
			return List.of();
		}
		List<EndpointSpec.Rule> rules = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			Map<?, ?> entry = (list.get(i) instanceof Map<?, ?> map) ? map : Map.of();
			EndpointForm form = new EndpointForm(entry, pointer + "/endpoints/" + i, errors);
			form.refuseOthers(Set.of("endpointName", "ipAddress"));
			rules.add(new EndpointSpec.Rule(
					form.text("endpointName", EndpointSpec.Gcp.RULE, "Give the forwarding rule's name."),
					form.text("ipAddress", EndpointSpec.IPV4, "Give an IPv4 address, such as 10.0.0.4.")));
			refuseTwice(rules, i);
		}
		return rules;
	}

	private void refuseTwice(List<EndpointSpec.Rule> rules, int last) {
		EndpointSpec.Rule rule = rules.get(last);
		List<EndpointSpec.Rule> before = rules.subList(0, last);
		String twice = "This stands there twice.";
		if (!rule.endpointName().isEmpty()
				&& before.stream().anyMatch((other) -> other.endpointName().equals(rule.endpointName()))) {
			errors.add(new InputError(pointer + "/endpoints/" + last + "/endpointName", twice));
		}
		if (!rule.ipAddress().isEmpty()
				&& before.stream().anyMatch((other) -> other.ipAddress().equals(rule.ipAddress()))) {
			errors.add(new InputError(pointer + "/endpoints/" + last + "/ipAddress", twice));
		}
	}

	private void refuseOthers(Set<String> known) {
		for (Object name : body.keySet()) {
			if (!known.contains(String.valueOf(name))) {
				errors.add(new InputError(pointer + '/' + InputError.step(String.valueOf(name)),
						"There is no such field here."));
			}
		}
	}

	private String text(String name, Pattern form, String message) {
		@Nullable Object value = body.get(name);
		if (value instanceof String text && form.matcher(text).matches()) {
			return text;
		}
		errors.add(new InputError(pointer + '/' + name, (value == null) ? AskBody.MISSING : message));
		return "";
	}

}
