package dev.postern.wire;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointSpecTests {

	private static final String ID = "/subscriptions/4e133d35-e734-4380-a565-c0945535da37/resourceGroups/Rg_(1)."
			+ "/providers/Microsoft.Network/privateEndpoints/Pe-1";

	private final JsonMapper json = new JsonMapper();

	@ParameterizedTest
	@ValueSource(strings = { ID,
			"/SUBSCRIPTIONS/4E133D35-E734-4380-A565-C0945535DA37/resourcegroups/Rg_(1)./PROVIDERS/microsoft.network/privateendpoints/Pe-1" })
	void spellsAnAzureIdAsAtlasWantsIt(String written) {
		assertThat(EndpointSpec.Azure.ID.matcher(written).matches()).isTrue();
		assertThat(new EndpointSpec.Azure(written, "10.0.0.4").endpointId()).isEqualTo(ID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "pe-1", ID + "/x", ID + "\n", "https://portal.azure.com" + ID,
			"/subscriptions/4e133d35/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe" })
	void whatIsNoAzureIdStaysAsItIs(String written) {
		assertThat(EndpointSpec.Azure.ID.matcher(written).matches()).isFalse();
		assertThat(new EndpointSpec.Azure(written, "10.0.0.4").id()).isEqualTo(written);
	}

	@Test
	void onlyAzureIdsAreTheSameInAnyCase() {
		assertThat(EndpointSpec.sameId(ID, ID.toUpperCase(Locale.ROOT))).isTrue();
		assertThat(EndpointSpec.sameId(ID, ID + "x")).isFalse();
		assertThat(EndpointSpec.sameId("group", "Group")).isFalse();
	}

	@Test
	void anEndpointIsFoundAmongThoseOfAServiceHoweverItIsSpelled() {
		AtlasService service = json.readValue(
				"{\"id\":\"6a794010c0eb9e7a17719674\",\"privateEndpoints\":[\"" + ID + "\"],\"status\":\"AVAILABLE\"}",
				AtlasService.class);

		assertThat(service.hasEndpoint(ID.replace("resourceGroups", "resourcegroups"))).isTrue();
		assertThat(service.hasEndpoint(ID + "2")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.4, true", "255.255.255.255, true", "0.0.0.0, true", "10.0.0.256, false", "10.0.0, false",
			"10.0.0.4., false", "10.0.0.04, false", "10.0.0.4.5, false", "::1, false", "'', false" })
	void knowsAnAddressWhenItSeesOne(String written, boolean right) {
		assertThat(EndpointSpec.IPV4.matcher(written).matches()).isEqualTo(right);
	}

	@ParameterizedTest
	@CsvSource({ "my-project, true", "abcdef, true", "abcde, false", "My-project, false", "my-project-, false",
			"1my-project, false", "123456789012, false" })
	void knowsAProjectOfGoogleCloud(String written, boolean right) {
		assertThat(EndpointSpec.Gcp.PROJECT.matcher(written).matches()).isEqualTo(right);
	}

	@Test
	void theBodyIsAtlassForEachProvider() {
		EndpointSpec.Rule rule = new EndpointSpec.Rule("rule-0", "10.0.0.5");

		assertThat(json.writeValueAsString(new EndpointSpec.Aws("vpce-0b9c5701325cb15dd").body()))
			.isEqualTo("{\"id\":\"vpce-0b9c5701325cb15dd\"}");
		assertThat(json.writeValueAsString(new EndpointSpec.Azure(ID, "10.0.0.4").body()))
			.isEqualTo("{\"id\":\"" + ID + "\",\"privateEndpointIPAddress\":\"10.0.0.4\"}");
		assertThat(json.writeValueAsString(new EndpointSpec.Gcp("group", "my-project", List.of(rule)).body()))
			.isEqualTo("{\"endpointGroupName\":\"group\",\"endpoints\":[{\"endpointName\":\"rule-0\","
					+ "\"ipAddress\":\"10.0.0.5\"}],\"gcpProjectId\":\"my-project\"}");
	}

	@Test
	void withPortMappingTheGroupIsCalledLikeItsOneRule() {
		EndpointSpec mapped = EndpointSpec.Gcp.portMapped("my-project", new EndpointSpec.Rule("rule-0", "10.0.0.5"));

		assertThat(mapped.endpointId()).isEqualTo("rule-0");
		assertThat(json.writeValueAsString(mapped.body()))
			.isEqualTo("{\"endpointGroupName\":\"rule-0\",\"endpoints\":[{\"endpointName\":\"rule-0\","
					+ "\"ipAddress\":\"10.0.0.5\"}],\"gcpProjectId\":\"my-project\"}");
	}

}
