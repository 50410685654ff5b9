package dev.postern.request;

import java.util.Map;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PastedAzureEndpointTests {

	private static final String ID = "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg_1"
			+ "/providers/Microsoft.Network/privateEndpoints/pe-1";

	private static final Map<String, Object> READ = Map.of("id", ID, "privateEndpointIPAddress", "10.0.0.4");

	@Test
	void readsIdAndAddressApart() {
		assertThat(PastedAzureEndpoint.read(" " + ID + "\n", " 10.0.0.4 ")).isEqualTo(READ);
	}

	@Test
	void readsWhatTheCommandsPrint() {
		assertThat(PastedAzureEndpoint.read(ID + "\n10.0.0.4\n", "")).isEqualTo(READ);
	}

	@Test
	void spellsTheIdAsAtlasWantsIt() {
		String id = ID.replace("resourceGroups", "resourcegroups").replace("abcdef", "ABCDEF");

		assertThat(PastedAzureEndpoint.read(id, "10.0.0.4")).isEqualTo(READ);
	}

	@Test
	void readsTheAnswerOfTheCliWithNames() {
		String answer = """
				{"customDnsConfigs": [{"fqdn": "pe-1.example.com", "ipAddresses": ["10.0.0.4"]}],
				 "id": "%1$s", "location": "northeurope", "name": "pe-1",
				 "manualPrivateLinkServiceConnections": [{"id": "%1$s/manualPrivateLinkServiceConnections/pls",
				  "privateLinkServiceId": "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg_6a/providers/Microsoft.Network/privateLinkServices/pls_6a"}],
				 "networkInterfaces": [{"id": "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg_1/providers/Microsoft.Network/networkInterfaces/pe-1.nic"}],
				 "subnet": {"addressPrefix": "10.0.0.0/24", "id": "…"}}"""
			.formatted(ID);

		assertThat(PastedAzureEndpoint.read(answer, "")).isEqualTo(READ);
	}

	@Test
	void readsTheAnswerOfTheCliWithConfigurations() {
		String answer = """
				{"id": "%s", "ipConfigurations": [{"privateIPAddress": "10.0.0.4"}],
				 "dnsSettings": {"dnsServers": ["10.1.1.1", "10.1.1.2"]}}""".formatted(ID);

		assertThat(PastedAzureEndpoint.read(answer, "")).isEqualTo(READ);
	}

	@Test
	void readsTheOutputOfTerraform() {
		String json = """
				{"atlas_endpoint": {"sensitive": false, "value": {"id": "%s", "ip_address": "10.0.0.4"}}}"""
			.formatted(ID);
		String plain = "atlas_endpoint = {\n  \"id\" = \"%s\"\n  \"ip_address\" = \"10.0.0.4\"\n}".formatted(ID);

		assertThat(PastedAzureEndpoint.read(json, "")).isEqualTo(READ);
		assertThat(PastedAzureEndpoint.read(plain, "")).isEqualTo(READ);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                          | 10.0.0.4 | /endpoint/id                       | begins with /subscriptions/
					pe-1                        | 10.0.0.4 | /endpoint/id                       | no private endpoint’s id in this
					LINK                        | 10.0.0.4 | /endpoint/id                       | something else (privateLinkServices)
					ID ID2                      | 10.0.0.4 | /endpoint/id                       | 2 different private endpoints
					ID                          | ''       | /endpoint/privateEndpointIPAddress | Give the endpoint’s private IPv4 address
					ID                          | 10.0.0   | /endpoint/privateEndpointIPAddress | Give the endpoint’s private IPv4 address
					ID                          | 10.0.0.0/24 | /endpoint/privateEndpointIPAddress | Give the endpoint’s private IPv4 address
					ID                          | 10.0.0.4 10.0.0.5 | /endpoint/privateEndpointIPAddress | There are 2 addresses
					""")
	void saysBesideTheFieldWhatIsWrong(String pasted, String address, String pointer, String sentence) {
		String full = pasted.replace("ID", ID)
			.replace(ID + "2", ID + "-2")
			.replace("LINK", ID.replace("privateEndpoints", "privateLinkServices"));

		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> PastedAzureEndpoint.read(full, address))
			.satisfies((problem) -> {
				InputError error = problem.errors().getFirst();
				assertThat(problem.errors()).hasSize(1);
				assertThat(error.pointer()).isEqualTo(pointer);
				assertThat(error.message()).contains(sentence);
			});
	}

}
