package dev.postern.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

/**
 * A service and its endpoints as Terraform writes them, with what imports them: for
 * whoever wants to go on in Terraform with what was begun in a browser. People paste it
 * unread, so nothing gets in that is not exactly of the form it should have.
 */
final class TerraformForm {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

	private static final Pattern REGION = Pattern.compile("[A-Z0-9_]{1,60}");

	private final ServiceView service;

	private final String name;

	private TerraformForm(ServiceView service) {
		this.service = service;
		this.name = service.region().toLowerCase(Locale.ROOT) + (service.portMappingEnabled() ? "_mapped" : "");
	}

	/**
	 * The form of a service; none if it does not stand, or is named in an unknown form.
	 */
	static Optional<String> of(ServiceView service) {
		boolean stands = service.status() == ServiceStatus.INITIATING || service.status().takesEndpoints();
		boolean plain = ID.matcher(service.projectId()).matches() && ID.matcher(service.clientId()).matches()
				&& REGION.matcher(service.region()).matches();
		return (stands && plain) ? Optional.of(new TerraformForm(service).text()) : Optional.empty();
	}

	private String text() {
		List<String> blocks = new ArrayList<>();
		blocks.add("""
				import {
				  to = mongodbatlas_privatelink_endpoint.%s
				  id = "%s-%s-%s-%s"
				}""".formatted(name, service.projectId(), service.clientId(), service.provider(), service.region()));
		blocks.add("""
				resource "mongodbatlas_privatelink_endpoint" "%s" {
				  project_id    = "%s"
				  provider_name = "%s"
				  region        = "%s"%s
				}""".formatted(name, service.projectId(), service.provider(), service.region(),
				service.portMappingEnabled() ? "\n\n  port_mapping_enabled = true" : remoteRegions()));
		List<EndpointView> endpoints = service.endpoints()
			.stream()
			.filter((endpoint) -> endpoint.status() == EndpointStatus.AVAILABLE && isPlain(endpoint))
			.toList();
		for (int number = 0; number < endpoints.size(); number++) {
			blocks.add(endpoint(endpoints.get(number), name + "_" + (number + 1)));
		}
		return String.join("\n\n", blocks);
	}

	/** What it is reached from beside its own region. */
	private String remoteRegions() {
		List<String> regions = Objects.requireNonNullElse(service.supportedRemoteRegions(), List.of());
		String names = regions.stream()
			.filter((name) -> REGION.matcher(name).matches())
			.map((name) -> '"' + name + '"')
			.collect(Collectors.joining(", "));
		return names.isEmpty() ? "" : "\n\n  supported_remote_regions = [%s]".formatted(names);
	}

	private String endpoint(EndpointView endpoint, String label) {
		return """
				import {
				  to = mongodbatlas_privatelink_endpoint_service.%s
				  id = "%s--%s--%s--%s"
				}

				resource "mongodbatlas_privatelink_endpoint_service" "%s" {
				  project_id          = mongodbatlas_privatelink_endpoint.%s.project_id
				  private_link_id     = mongodbatlas_privatelink_endpoint.%s.private_link_id
				  endpoint_service_id = "%s"
				  provider_name       = "%s"%s
				}""".formatted(label, service.projectId(), service.clientId(), endpoint.id(), service.provider(), label,
				name, name, endpoint.id(), service.provider(), more(endpoint));
	}

	/** What an endpoint has beside its id. */
	private String more(EndpointView endpoint) {
		if (service.provider() == Provider.AWS) {
			return "";
		}
		if (service.provider() == Provider.AZURE) {
			return address(endpoint.facts().privateEndpointIPAddress());
		}
		String project = "\n\n  gcp_project_id = \"%s\"".formatted(endpoint.facts().gcpProjectId());
		if (service.portMappingEnabled()) {
			return address(endpoint.facts().rules().getFirst().ipAddress()) + project;
		}
		return project + endpoint.facts().rules().stream().map((rule) -> """


				endpoints {
				  ip_address    = "%s"
				  endpoint_name = "%s"
				}""".formatted(rule.ipAddress(), rule.endpointName())).collect(Collectors.joining());
	}

	private static String address(@Nullable Object address) {
		return "\n\n  private_endpoint_ip_address = \"%s\"".formatted(address);
	}

	private boolean isPlain(EndpointView endpoint) {
		return switch (service.provider()) {
			case AWS -> EndpointSpec.Aws.ID.matcher(endpoint.id()).matches();
			case AZURE -> EndpointSpec.Azure.ID.matcher(endpoint.id()).matches()
					&& isAddress(endpoint.facts().privateEndpointIPAddress());
			case GCP -> EndpointSpec.Gcp.GROUP.matcher(endpoint.id()).matches()
					&& EndpointSpec.Gcp.PROJECT.matcher(String.valueOf(endpoint.facts().gcpProjectId())).matches()
					&& !endpoint.facts().rules().isEmpty()
					&& endpoint.facts().rules().stream().allMatch(TerraformForm::isPlain);
		};
	}

	private static boolean isPlain(AtlasEndpoint.Rule rule) {
		return EndpointSpec.Gcp.RULE.matcher(String.valueOf(rule.endpointName())).matches()
				&& isAddress(rule.ipAddress());
	}

	private static boolean isAddress(@Nullable Object address) {
		return EndpointSpec.IPV4.matcher(String.valueOf(address)).matches();
	}

}
