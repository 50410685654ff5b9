package dev.postern.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.postern.endpoint.ServiceView;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;
import dev.postern.wire.EndpointSpec;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as people hand it over: pasted from wherever they have it. The fields are
 * called as in Atlas's own body, so that what is wrong with it is said beside them.
 *
 * @param id for AWS and Azure, somewhere in what was pasted
 * @param privateEndpointIPAddress for Azure, if it was not pasted together with the id
 * @param gcpProjectId for Google Cloud: the customer's own project
 * @param endpointGroupName for Google Cloud without port mapping
 * @param endpoints for Google Cloud: the forwarding rules
 */
public record PastedEndpoint(@Size(max = 50_000, message = "{endpoint-field.long}") @Nullable String id,
		@Size(max = 50_000, message = "{endpoint-field.long}") @Nullable String privateEndpointIPAddress,
		@Size(max = 200, message = "{endpoint-field.long}") @Nullable String gcpProjectId,
		@Size(max = 200, message = "{endpoint-field.long}") @Nullable String endpointGroupName,
		@Size(max = 200_000, message = "{endpoint-field.long}") @Nullable String endpoints) {

	/** Nothing yet. */
	public static final PastedEndpoint NOTHING = new PastedEndpoint(null, null, null, null, null);

	/** What was handed over before, to be changed. */
	public static PastedEndpoint of(@Nullable Map<String, Object> body) {
		if (body == null) {
			return NOTHING;
		}
		@Nullable String rules = (body.get("endpoints") instanceof List<?> list)
				? list.stream().map(PastedEndpoint::line).collect(Collectors.joining("\n")) : null;
		return new PastedEndpoint(text(body, "id"), text(body, "privateEndpointIPAddress"), text(body, "gcpProjectId"),
				text(body, "endpointGroupName"), rules);
	}

	/**
	 * The endpoint in Atlas's form.
	 * @throws ApiProblem if a part of it is not to be found in what was pasted
	 */
	public Map<String, Object> body(ServiceView service) {
		return switch (service.provider()) {
			case AWS -> Map.of("id", PastedEndpointId.read(plain(id)));
			case AZURE -> PastedAzureEndpoint.read(plain(id), plain(privateEndpointIPAddress));
			case GCP -> gcp(service.portMappingEnabled());
		};
	}

	/** Whether anything was handed over. */
	boolean isEmpty() {
		return equals(NOTHING);
	}

	private Map<String, Object> gcp(boolean portMapped) {
		List<InputError> errors = new ArrayList<>();
		List<EndpointSpec.Rule> rules = PastedRules.read(plain(endpoints), errors);
		String group = plain(endpointGroupName).strip();
		if (portMapped && !rules.isEmpty()) {
			group = rules.getFirst().endpointName();
		}
		if (plain(gcpProjectId).isBlank()) {
			errors.add(new InputError("/endpoint/gcpProjectId", "Give the id of your Google Cloud project."));
		}
		if (group.isEmpty() && !portMapped) {
			errors.add(new InputError("/endpoint/endpointGroupName", "Give the group a name, such as my-group."));
		}
		if (!errors.isEmpty()) {
			throw ApiProblem.invalid(errors);
		}
		return Map.of("gcpProjectId", plain(gcpProjectId).strip(), "endpointGroupName", group, "endpoints",
				rules.stream()
					.map((rule) -> Map.of("endpointName", rule.endpointName(), "ipAddress", rule.ipAddress()))
					.toList());
	}

	private static String plain(@Nullable String text) {
		return Objects.requireNonNullElse(text, "");
	}

	private static @Nullable String text(Map<?, ?> body, String name) {
		Object value = body.get(name);
		return (value != null) ? value.toString() : null;
	}

	private static String line(@Nullable Object rule) {
		if (rule instanceof EndpointSpec.Rule(String name, String address)) {
			return name + ' ' + address;
		}
		return (rule instanceof Map<?, ?> map) ? text(map, "endpointName") + " " + text(map, "ipAddress") : "";
	}

}
