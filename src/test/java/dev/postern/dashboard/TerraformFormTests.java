package dev.postern.dashboard;

import java.time.Instant;
import java.util.List;

import dev.postern.endpoint.EndpointFacts;
import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TerraformFormTests {

	private static final String PROJECT = "5f1a7a0c9b3e4d2f8a6b7c01";

	private static final String ALIAS = "0123456789abcdef01234567";

	private static final String ATLAS = "6a793f68c0eb9e7a17715835";

	private static final String AZURE = "/subscriptions/4e133d35-e734-4380-a565-c0945535da37/resourceGroups/mine"
			+ "/providers/Microsoft.Network/privateEndpoints/pe";

	@Test
	void anAwsServiceIsImportedWithItsEndpointThatWorks() {
		ServiceView service = service(Provider.AWS, "EU_WEST_1", false, ServiceStatus.CONNECTED,
				endpoint("vpce-0123456789abcdef0", EndpointStatus.AVAILABLE, facts(null, null)),
				endpoint("vpce-0123456789abcdef1", EndpointStatus.REJECTED, facts(null, null)));

		assertThat(TerraformForm.of(service)).hasValue("""
				import {
				  to = mongodbatlas_privatelink_endpoint.eu_west_1
				  id = "5f1a7a0c9b3e4d2f8a6b7c01-0123456789abcdef01234567-AWS-EU_WEST_1"
				}

				resource "mongodbatlas_privatelink_endpoint" "eu_west_1" {
				  project_id    = "5f1a7a0c9b3e4d2f8a6b7c01"
				  provider_name = "AWS"
				  region        = "EU_WEST_1"
				}

				import {
				  to = mongodbatlas_privatelink_endpoint_service.eu_west_1_1
				  id = "5f1a7a0c9b3e4d2f8a6b7c01--0123456789abcdef01234567--vpce-0123456789abcdef0--AWS"
				}

				resource "mongodbatlas_privatelink_endpoint_service" "eu_west_1_1" {
				  project_id          = mongodbatlas_privatelink_endpoint.eu_west_1.project_id
				  private_link_id     = mongodbatlas_privatelink_endpoint.eu_west_1.private_link_id
				  endpoint_service_id = "vpce-0123456789abcdef0"
				  provider_name       = "AWS"
				}""");
	}

	@Test
	void whatWasImportedIsNamedByAtlassId() {
		ServiceView service = new ServiceView(ALIAS, ATLAS, PROJECT, Provider.AWS, "EU_WEST_1", ServiceStatus.READY,
				false, true, null, null, List.of(), List.of(), List.of(), null, null, null, List.of(), false, null,
				List.of(), Instant.EPOCH, Instant.EPOCH);

		assertThat(TerraformForm.of(service).orElseThrow()).contains(PROJECT + '-' + ATLAS + "-AWS-EU_WEST_1")
			.doesNotContain(ALIAS);
	}

	@Test
	void azureHasItsAddressAndGoogleItsRules() {
		EndpointFacts group = facts(null, "my-project", new AtlasEndpoint.Rule("rule-0", "10.0.0.4", null),
				new AtlasEndpoint.Rule("rule-1", "10.0.0.5", AtlasEndpointStatus.AVAILABLE));

		assertThat(TerraformForm
			.of(service(Provider.AZURE, "EUROPE_NORTH", false, ServiceStatus.CONNECTED,
					endpoint(AZURE, EndpointStatus.AVAILABLE, facts("10.0.0.4", null))))
			.orElseThrow()).contains("--" + AZURE + "--AZURE\"", "private_endpoint_ip_address = \"10.0.0.4\"");
		assertThat(TerraformForm
			.of(service(Provider.GCP, "CENTRAL_US", false, ServiceStatus.CONNECTED,
					endpoint("group", EndpointStatus.AVAILABLE, group)))
			.orElseThrow()).contains("gcp_project_id = \"my-project\"", """
					endpoints {
					  ip_address    = "10.0.0.5"
					  endpoint_name = "rule-1"
					}""");
		assertThat(TerraformForm
			.of(service(Provider.GCP, "CENTRAL_US", true, ServiceStatus.CONNECTED,
					endpoint("rule-0", EndpointStatus.AVAILABLE,
							facts(null, "my-project", new AtlasEndpoint.Rule("rule-0", "10.0.0.4", null)))))
			.orElseThrow()).contains("port_mapping_enabled = true", "private_endpoint_ip_address = \"10.0.0.4\"")
			.doesNotContain("endpoints {");
	}

	@Test
	void whatIsOfAnotherFormIsLeftOut() {
		assertThat(TerraformForm.of(service(Provider.AWS, "EU\"_WEST", false, ServiceStatus.READY))).isEmpty();
		assertThat(TerraformForm
			.of(service(Provider.GCP, "CENTRAL_US", false, ServiceStatus.CONNECTED,
					endpoint("group", EndpointStatus.AVAILABLE,
							facts(null, "my-project", new AtlasEndpoint.Rule("${rule}", "10.0.0.4", null)))))
			.orElseThrow()).doesNotContain("${rule}", "privatelink_endpoint_service");
	}

	@ParameterizedTest
	@EnumSource(ServiceStatus.class)
	void onlyWhatStandsCanBeImported(ServiceStatus status) {
		assertThat(TerraformForm.of(service(Provider.AWS, "EU_WEST_1", false, status)).isPresent()).isEqualTo(
				List.of(ServiceStatus.INITIATING, ServiceStatus.READY, ServiceStatus.CONNECTED).contains(status));
	}

	private static ServiceView service(Provider provider, String region, boolean mapped, ServiceStatus status,
			EndpointView... endpoints) {
		return new ServiceView(ALIAS, ATLAS, PROJECT, provider, region, status, true, false, null, null,
				List.of(endpoints), List.of(), List.of(), null, null, null, List.of(), mapped, null, List.of(),
				Instant.EPOCH, Instant.EPOCH);
	}

	private static EndpointView endpoint(String id, EndpointStatus status, EndpointFacts facts) {
		return new EndpointView(id, status, true, null, facts, true, Instant.EPOCH);
	}

	private static EndpointFacts facts(@Nullable String address, @Nullable String project,
			AtlasEndpoint.Rule... rules) {
		return new EndpointFacts(address, null, project, List.of(rules), false);
	}

}
