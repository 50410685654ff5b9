package dev.postern.atlas;

import java.util.List;

import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.AtlasRegionalMode;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.postern.atlas.AtlasFixtures.success;
import static dev.postern.atlas.AtlasFixtures.unreachable;
import static dev.postern.atlas.AtlasServer.KEY;
import static dev.postern.atlas.AtlasServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What differs by provider, and regional mode.
 */
class ProvidersTests {

	private static final String PROJECT = "5f1a7a0c9b3e4d2f8a6b7c01";

	private static final String BASE = "/api/atlas/v2/groups/" + PROJECT + "/privateEndpoint/";

	private static final String AZURE_ID = "/subscriptions/4e133d35-e734-4380-a565-c0945535da37/resourceGroups/rg"
			+ "/providers/Microsoft.Network/privateEndpoints/pe-1";

	private final AtlasServer server = new AtlasServer();

	private final Atlas atlas = AtlasFixtures.atlas(server.url());

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void attachesReadsAndRemovesAnEndpointOfAzure() {
		ServicePath path = new ServicePath(PROJECT, Provider.AZURE, "6a794010c0eb9e7a17719674");
		String endpoints = BASE + "AZURE/endpointService/6a794010c0eb9e7a17719674/endpoint";
		String one = endpoints + '/' + AZURE_ID.replace("/", "%2F");
		server.on("POST " + endpoints, reply(201, "{}"));
		server.on("GET " + one,
				reply(200,
						"{\"cloudProvider\":\"AZURE\",\"deleteRequested\":false,\"errorMessage\":null,"
								+ "\"privateEndpointConnectionName\":null,\"privateEndpointIPAddress\":\"10.0.0.4\","
								+ "\"privateEndpointResourceId\":\"" + AZURE_ID + "\",\"status\":\"INITIATING\"}"));
		server.on("DELETE " + one, reply(204, ""));

		assertThat(success(atlas.addEndpoint(KEY, path, new EndpointSpec.Azure(AZURE_ID, "10.0.0.4"))).body()).isNull();
		assertThat(server.calls.getLast().body())
			.isEqualTo("{\"id\":\"" + AZURE_ID + "\",\"privateEndpointIPAddress\":\"10.0.0.4\"}");
		AtlasEndpoint endpoint = success(atlas.endpoint(KEY, path, AZURE_ID)).body();
		assertThat(endpoint.endpointId()).isEqualTo(AZURE_ID);
		assertThat(endpoint.privateEndpointIPAddress()).isEqualTo("10.0.0.4");
		assertThat(endpoint.privateEndpointConnectionName()).isNull();
		assertThat(endpoint.state()).isEqualTo(AtlasEndpointStatus.INITIATING);
		assertThat(atlas.removeEndpoint(KEY, path, AZURE_ID).exchange().path()).isEqualTo(one);
	}

	@Test
	void attachesAndRemovesAGroupOfGoogleCloud() {
		ServicePath path = new ServicePath(PROJECT, Provider.GCP, "6a7940612c88faeba59bf3c4");
		String endpoints = BASE + "GCP/endpointService/6a7940612c88faeba59bf3c4/endpoint";
		server.on("POST " + endpoints, reply(200, "{\"endpointGroupName\":\"group\",\"status\":\"INITIATING\"}"));
		server.on("DELETE " + endpoints + "/group", reply(202, "{}"));
		EndpointSpec.Gcp group = new EndpointSpec.Gcp("group", "my-project",
				List.of(new EndpointSpec.Rule("rule-0", "10.0.0.5")));

		AtlasEndpoint added = success(atlas.addEndpoint(KEY, path, group)).body();

		assertThat(added).isNotNull();
		assertThat(added.endpointId()).isEqualTo("group");
		assertThat(server.calls.getLast().body()).isEqualTo("{\"endpointGroupName\":\"group\",\"endpoints\":"
				+ "[{\"endpointName\":\"rule-0\",\"ipAddress\":\"10.0.0.5\"}],\"gcpProjectId\":\"my-project\"}");
		success(atlas.removeEndpoint(KEY, path, "group"));
	}

	@ParameterizedTest
	@EnumSource(Provider.class)
	void listsAndRemovesServicesOfEachProvider(Provider provider) {
		String services = BASE + provider + "/endpointService";
		server.on("GET " + services, reply(200, "[{\"id\":\"6a793f68c0eb9e7a17715835\",\"status\":\"AVAILABLE\"}]"));
		server.on("DELETE " + services + "/6a793f68c0eb9e7a17715835", reply(202, "{}"));

		assertThat(success(atlas.services(KEY, PROJECT, provider)).body()).extracting(AtlasService::id)
			.containsExactly("6a793f68c0eb9e7a17715835");
		success(atlas.deleteService(KEY, new ServicePath(PROJECT, provider, "6a793f68c0eb9e7a17715835")));
	}

	@Test
	void readsTheForwardingRulesOfAGroup() {
		ServicePath path = new ServicePath(PROJECT, Provider.GCP, "6a7940612c88faeba59bf3c4");
		server.on("GET " + BASE + "GCP/endpointService/6a7940612c88faeba59bf3c4/endpoint/group",
				reply(200, "{\"cloudProvider\":\"GCP\",\"deleteRequested\":false,\"endpointGroupName\":\"group\","
						+ "\"endpoints\":[{\"endpointName\":\"rule-0\",\"ipAddress\":\"10.0.0.5\",\"status\":"
						+ "\"AVAILABLE\"},{\"endpointName\":\"rule-1\",\"ipAddress\":\"10.0.0.6\",\"status\":\"NEW\"}],"
						+ "\"errorMessage\":null,\"gcpProjectId\":\"my-project\",\"portMappingEnabled\":false,"
						+ "\"status\":\"VERIFIED\"}"));

		AtlasEndpoint group = success(atlas.endpoint(KEY, path, "group")).body();

		assertThat(group.endpointId()).isEqualTo("group");
		assertThat(group.gcpProjectId()).isEqualTo("my-project");
		assertThat(group.portMapping()).isFalse();
		assertThat(group.state()).isEqualTo(AtlasEndpointStatus.VERIFIED);
		assertThat(group.rules()).containsExactly(
				new AtlasEndpoint.Rule("rule-0", "10.0.0.5", AtlasEndpointStatus.AVAILABLE),
				new AtlasEndpoint.Rule("rule-1", "10.0.0.6", AtlasEndpointStatus.UNKNOWN));
	}

	@Test
	void readsFromWhereElseAServiceOfAwsIsReached() {
		server.on("GET " + BASE + "AWS/endpointService",
				reply(200, "[{\"id\":\"6a793f68c0eb9e7a17715835\",\"status\":\"AVAILABLE\","
						+ "\"supportedRemoteRegions\":[\"EU_WEST_2\"]}]"));

		assertThat(success(atlas.services(KEY, PROJECT, Provider.AWS)).body())
			.extracting(AtlasService::supportedRemoteRegions)
			.containsExactly(List.of("EU_WEST_2"));
	}

	@Test
	void createsAServiceReachedFromElsewhereAndChangesThat() {
		server.on("POST " + BASE + "endpointService", reply(201, ""));
		server.on("PATCH " + BASE + "endpointService/6a793f68c0eb9e7a17715835", reply(200,
				"{\"id\":\"6a793f68c0eb9e7a17715835\",\"status\":\"INITIATING\"," + "\"supportedRemoteRegions\":[]}"));
		ServicePath path = new ServicePath(PROJECT, Provider.AWS, "6a793f68c0eb9e7a17715835");

		success(atlas.createService(KEY, PROJECT, Regions.find(Provider.AWS, "eu-west-1").orElseThrow(), false,
				List.of("EU_WEST_2")));
		assertThat(server.calls.getLast().body()).isEqualTo(
				"{\"providerName\":\"AWS\",\"region\":\"EU_WEST_1\",\"supportedRemoteRegions\":[\"EU_WEST_2\"]}");
		assertThat(success(atlas.setRemoteRegions(KEY, path, List.of())).body())
			.extracting("status", "supportedRemoteRegions")
			.containsExactly(AtlasServiceStatus.INITIATING, List.of());
		assertThat(server.calls.getLast().body()).contains("\"cloudProvider\":\"AWS\"",
				"\"supportedRemoteRegions\":[]");
	}

	@Test
	void readsAndChangesRegionalMode() {
		server.on("GET " + BASE + "regionalMode", reply(200, "{\"enabled\":false}"));
		server.on("PATCH " + BASE + "regionalMode", reply(202, "{\"enabled\":true}"), reply(200, "{}"));

		assertThat(success(atlas.regionalMode(KEY, PROJECT)).body()).isEqualTo(new AtlasRegionalMode(false));
		assertThat(success(atlas.setRegionalMode(KEY, PROJECT, true)).body()).isEqualTo(new AtlasRegionalMode(true));
		assertThat(server.calls.getLast().body()).isEqualTo("{\"enabled\":true}");
		assertThat(success(atlas.setRegionalMode(KEY, PROJECT, true)).body()).isNull();
	}

	@Test
	void aRegionalModeThatIsNeitherOnNorOffIsNoAnswer() {
		server.on("GET " + BASE + "regionalMode", reply(200, "{}"));

		assertThat(unreachable(atlas.regionalMode(KEY, PROJECT)).reason()).contains("could not be understood");
	}

}
