package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpResponse;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class ProjectTests {

	private static final String PAYMENTS = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c01";

	private static final String CLUSTER = PAYMENTS + "/clusters/payments-0";

	private final AtlasClient client;

	private final AtlasClient clusters;

	private final SettableClock clock;

	ProjectTests(@LocalServerPort int port, SettableClock clock) {
		this.client = AtlasClient.ofSimulator(port);
		this.clusters = client.accepting("application/vnd.atlas.2024-08-05+json");
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void theRootTellsAKeyAboutItself() {
		assertThat(client.get("/api/atlas/v2").body()).contains("\"appName\":\"MongoDB Atlas\"",
				"\"publicKey\":\"simulate\"",
				"\"roles\":[{\"groupId\":\"5f1a7a0c9b3e4d2f8a6b7c01\",\"roleName\":\"GROUP_OWNER\"},"
						+ "{\"groupId\":\"5f1a7a0c9b3e4d2f8a6b7c02\",\"roleName\":\"GROUP_OWNER\"}]");
	}

	@Test
	void projectsComeInPages() {
		HttpResponse<String> first = client.get("/api/atlas/v2/groups?itemsPerPage=1");

		assertThat(first.body()).startsWith("{\"links\":[{\"href\":\"")
			.contains("/groups?includeCount=true&pageNum=1&itemsPerPage=1\",\"rel\":\"self\"}",
					"/groups?includeCount=true&itemsPerPage=1&pageNum=2\",\"rel\":\"next\"}",
					"\"id\":\"5f1a7a0c9b3e4d2f8a6b7c01\",\"links\":[],\"name\":\"Payments\","
							+ "\"orgId\":\"5f1a7a0c9b3e4d2f8a6b7c00\"")
			.endsWith("\"totalCount\":2}");
		assertThat(client.get("/api/atlas/v2/groups?itemsPerPage=1&pageNum=2&includeCount=false").body())
			.contains("\"name\":\"Analytics\"", "\"rel\":\"previous\"")
			.doesNotContain("totalCount", "\"rel\":\"next\"");
		assertThat(client.get("/api/atlas/v2/groups?pageNum=9").body()).contains("\"results\":[]");
	}

	@Test
	void aProjectIsFoundByIdAndByName() {
		HttpResponse<String> byId = client.get(PAYMENTS);

		assertThat(byId.body()).startsWith("{\"clusterCount\":2,\"created\":\"");
		assertThat(client.get("/api/atlas/v2/groups/byName/Payments").body()).isEqualTo(byId.body());
		assertThat(client.get("/api/atlas/v2/orgs").body()).contains("\"id\":\"5f1a7a0c9b3e4d2f8a6b7c00\"");
		assertThat(client.get(PAYMENTS + "/privateEndpoint/regionalMode").body()).isEqualTo("{\"enabled\":false}");
	}

	@Test
	void everyAnswerFitsIntoAnEnvelope() {
		assertThat(client.get(PAYMENTS + "/privateEndpoint/regionalMode?envelope=true").body())
			.isEqualTo("{\"content\":{\"enabled\":false},\"status\":200}");
		assertThat(client.get(PAYMENTS + "/privateEndpoint/AWS/endpointService?envelope=true").body())
			.isEqualTo("{\"content\":[],\"status\":200}");
		assertThat(client.get("/api/atlas/v2/groups?envelope=true&itemsPerPage=1&pageNum=9").body())
			.contains("\"results\":[],\"status\":200,\"totalCount\":2}");
		HttpResponse<String> error = client.get("/api/atlas/v2/groups/111111111111111111111111?envelope=true");
		assertThat(error.statusCode()).isEqualTo(200);
		assertThat(error.body()).startsWith("{\"content\":{\"detail\":").endsWith("\"status\":404}");
	}

	@Test
	void prettyIsTheDefaultPrinter() {
		assertThat(client.get(PAYMENTS + "/privateEndpoint/regionalMode/?pretty=true").body()).isEqualTo("""
				{
				  "enabled" : false
				}""");
	}

	@Test
	void pagesListsAndErrorsArePrettyToo() {
		assertThat(client.get("/api/atlas/v2/groups?pageNum=9&pretty=true").body()).startsWith("{\n  \"links\" : [ {")
			.endsWith("  \"results\" : [ ],\n  \"totalCount\" : 2\n}");
		assertThat(client.get("/api/atlas/v2/groups/xyz?pretty=true").body())
			.contains("\n  \"errorCode\" : \"INVALID_GROUP_ID\",\n");
		assertThat(client.get(PAYMENTS + "/privateEndpoint/AWS/endpointService?pretty=true").body()).isEqualTo("[ ]");
	}

	@Test
	void listsOfPrivateEndpointsHaveNoPages() {
		String create = PAYMENTS + "/privateEndpoint/endpointService";
		client.post(create, "{\"providerName\":\"AWS\",\"region\":\"us-east-1\"}");
		client.post(create, "{\"providerName\":\"AWS\",\"region\":\"us-west-2\"}");

		assertThat(client.get(PAYMENTS + "/privateEndpoint/AWS/endpointService?itemsPerPage=1&pageNum=9").body())
			.startsWith("[{")
			.contains("US_EAST_1", "US_WEST_2");
	}

	@Test
	void aClusterWithoutEndpointsHasNoPrivateStrings() {
		assertThat(clusters.get(CLUSTER).body()).contains("\"stateName\":\"IDLE\"", "\"awsPrivateLink\":{}",
				"\"awsPrivateLinkSrv\":{}", "\"privateEndpoint\":[]",
				"\"standardSrv\":\"mongodb+srv://payments-0.k45tj.mongodb.net\"",
				"\"providerName\":\"AWS\",\"regionName\":\"US_EAST_1\"");
		assertThat(clusters.get(PAYMENTS + "/clusters").body()).contains("\"name\":\"payments-0\"",
				"\"name\":\"payments-ap\"", "\"totalCount\":2");
	}

	@Test
	void olderVersionsWriteClustersInTheirOwnWay() {
		assertThat(clusters.get(CLUSTER).headers().firstValue("Content-Type"))
			.hasValue("application/vnd.atlas.2024-08-05+json;charset=utf-8");
		assertThat(clusters.get(CLUSTER).body()).doesNotContain("numShards", "regionsConfig");

		HttpResponse<String> second = client.accepting("application/vnd.atlas.2024-08-04+json").get(CLUSTER);
		assertThat(second.headers().firstValue("Content-Type"))
			.hasValue("application/vnd.atlas.2023-02-01+json;charset=utf-8");
		assertThat(second.body()).contains("\"numShards\":1,\"regionConfigs\":[{\"electableSpecs\":");

		HttpResponse<String> first = client.get(CLUSTER);
		assertThat(first.headers().firstValue("Content-Type"))
			.hasValue("application/vnd.atlas.2023-01-01+json;charset=utf-8");
		assertThat(first.body()).contains("\"numShards\":1,", """
				"providerSettings":{"instanceSizeName":"M10","providerName":"AWS","regionName":"US_EAST_1"}""", """
				"regionsConfig":{"US_EAST_1":{"analyticsNodes":0,"electableNodes":3,"priority":7,"readOnlyNodes":0}}""",
				"\"srvAddress\":\"mongodb+srv://payments-0.k45tj.mongodb.net\"");
		assertThat(client.accepting("application/vnd.atlas.2022-12-31+json").get(CLUSTER).statusCode()).isEqualTo(406);
	}

	@Test
	void theConnectionStringFollowsTheEndpoint() {
		String services = PAYMENTS + "/privateEndpoint/AWS/endpointService/";
		String id = client
			.post(PAYMENTS + "/privateEndpoint/endpointService", "{\"providerName\":\"AWS\",\"region\":\"us-east-1\"}")
			.body()
			.replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
		clock.passSeconds(168);
		client.post(services + id + "/endpoint", "{\"id\":\"vpce-08fb7e9319909ec7b\"}");

		clock.passSeconds(90);
		assertThat(clusters.get(CLUSTER).body()).contains("\"stateName\":\"UPDATING\"", "\"privateEndpoint\":[]");
		clock.passSeconds(180);
		assertThat(clusters.get(CLUSTER).body()).contains("\"stateName\":\"IDLE\"",
				"\"awsPrivateLinkSrv\":{\"vpce-08fb7e9319909ec7b\":\"mongodb+srv://payments-0-pl-0.k45tj.mongodb.net\"}",
				"\"endpoints\":[{\"endpointId\":\"vpce-08fb7e9319909ec7b\",\"providerName\":\"AWS\","
						+ "\"region\":\"US_EAST_1\"}]",
				"\"srvConnectionString\":\"mongodb+srv://payments-0-pl-0.k45tj.mongodb.net\"",
				"\"connectionString\":\"mongodb://pl-0-us-east-1.k45tj.mongodb.net:1024,"
						+ "pl-0-us-east-1.k45tj.mongodb.net:1025,pl-0-us-east-1.k45tj.mongodb.net:1026/?ssl=true");
		client.delete(services + id + "/endpoint/vpce-08fb7e9319909ec7b");
		assertThat(clusters.get(CLUSTER).body()).contains("\"privateEndpoint\":[]", "\"stateName\":\"UPDATING\"");
	}

}
