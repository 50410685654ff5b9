package dev.postern.request;

import java.util.List;
import java.util.Map;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointFormTests {

	private static final String AZURE_ID = "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg_1"
			+ "/providers/Microsoft.Network/privateEndpoints/pe-1";

	@Test
	void readsAtlassFormOfEachProvider() {
		assertThat(read(Provider.AWS, "{'id': 'vpce-0123456789abcdef0'}"))
			.isEqualTo(new EndpointSpec.Aws("vpce-0123456789abcdef0"));
		assertThat(read(Provider.AZURE, "{'id': '%s', 'privateEndpointIPAddress': '10.0.0.4'}".formatted(AZURE_ID)))
			.isEqualTo(new EndpointSpec.Azure(AZURE_ID, "10.0.0.4"));
		assertThat(read(Provider.GCP, """
				{'endpointGroupName': 'group', 'gcpProjectId': 'my-project',
				 'endpoints': [{'endpointName': 'rule-0', 'ipAddress': '10.0.0.5'}]}""")).isEqualTo(
				new EndpointSpec.Gcp("group", "my-project", List.of(new EndpointSpec.Rule("rule-0", "10.0.0.5"))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "AWS | {'id': null} | /endpoint/id", "AWS | {'id': ''} | /endpoint/id",
			"AWS | {'id': 7} | /endpoint/id", "AWS | {'id': ['vpce-0123456789abcdef0']} | /endpoint/id",
			"AWS | {'id': 'vpce-0123456789abcdef'} | /endpoint/id",
			"AWS | {'id': 'vpce-0123456789ABCDEF0'} | /endpoint/id",
			"AWS | {'id': 'vpce-0123456789abcdef0\\n'} | /endpoint/id",
			"AWS | {'id': 'vpce-0123456789abcdef0', 'region': 'x'} | /endpoint/region",
			"AWS | {'id': 'vpce-0123456789abcdef0', 'privateEndpointIPAddress': '10.0.0.4'} | /endpoint/privateEndpointIPAddress",
			"AZURE | {'id': 'ID', 'privateEndpointIPAddress': '10.0.0.256'} | /endpoint/privateEndpointIPAddress",
			"AZURE | {'id': 'ID', 'privateEndpointIPAddress': '10.0.0'} | /endpoint/privateEndpointIPAddress",
			"AZURE | {'id': 'ID', 'privateEndpointIPAddress': '10.0.0.4.'} | /endpoint/privateEndpointIPAddress",
			"AZURE | {'id': 'ID', 'privateEndpointIPAddress': '10.0.0.04'} | /endpoint/privateEndpointIPAddress",
			"AZURE | {'id': 'ID', 'privateEndpointIPAddress': '10.0.0.4.5'} | /endpoint/privateEndpointIPAddress",
			"AZURE | {'id': 'ID', 'privateEndpointIPAddress': null} | /endpoint/privateEndpointIPAddress",
			"AZURE | {'id': 'pe-1', 'privateEndpointIPAddress': '10.0.0.4'} | /endpoint/id",
			"AZURE | {'id': 'ID/../x', 'privateEndpointIPAddress': '10.0.0.4'} | /endpoint/id",
			"GCP | {'endpointGroupName': 'a group', 'gcpProjectId': 'my-project', 'endpoints': [RULE]} | /endpoint/endpointGroupName",
			"GCP | {'endpointGroupName': 'group', 'gcpProjectId': 'p', 'endpoints': [RULE]} | /endpoint/gcpProjectId",
			"GCP | {'endpointGroupName': 'group', 'gcpProjectId': 'my-project', 'endpoints': []} | /endpoint/endpoints",
			"GCP | {'endpointGroupName': 'group', 'gcpProjectId': 'my-project', 'endpoints': RULE} | /endpoint/endpoints",
			"GCP | {'endpointGroupName': 'group', 'gcpProjectId': 'my-project', 'endpoints': [RULE, {'endpointName': 'a', 'ipAddress': 'b'}]} | /endpoint/endpoints/1/ipAddress",
			"GCP | {'endpointGroupName': 'group', 'gcpProjectId': 'my-project', 'endpoints': [{'ipAddress': '10.0.0.5'}]} | /endpoint/endpoints/0/endpointName",
			"GCP | {'endpointGroupName': 'group', 'gcpProjectId': 'my-project', 'endpoints': [{'endpointName': 'a', 'ipAddress': '10.0.0.5', 'x': 1}]} | /endpoint/endpoints/0/x" })
	void pointsToTheOneWrongValue(Provider provider, String body, String pointer) {
		String full = body.replace("'ID", "'" + AZURE_ID)
			.replace("RULE", "{'endpointName': 'rule-0', 'ipAddress': '10.0.0.5'}");

		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> read(provider, full))
			.satisfies(
					(problem) -> assertThat(problem.errors()).extracting(InputError::pointer).containsExactly(pointer));
	}

	@ParameterizedTest
	@EnumSource
	void asksForEveryFieldThatIsMissing(Provider provider) {
		int fields = switch (provider) {
			case AWS -> 1;
			case AZURE -> 2;
			case GCP -> 3;
		};

		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> read(provider, "{}"))
			.satisfies((problem) -> assertThat(problem.errors()).hasSize(fields));
	}

	private static EndpointSpec read(Provider provider, String body) {
		return EndpointForm.read(provider, JsonMapper.shared().readValue(body.replace('\'', '"'), Map.class));
	}

}
