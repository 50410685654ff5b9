package dev.postern.atlas;

import java.util.List;

import dev.postern.atlas.AtlasServer.Call;
import dev.postern.wire.AtlasCluster;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.AtlasProject;
import dev.postern.wire.AtlasRoot;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.postern.atlas.AtlasFixtures.refused;
import static dev.postern.atlas.AtlasFixtures.success;
import static dev.postern.atlas.AtlasFixtures.unreachable;
import static dev.postern.atlas.AtlasServer.KEY;
import static dev.postern.atlas.AtlasServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Every call, against bodies as they were recorded or documented.
 */
class AtlasTests {

	private static final String PROJECT = "5f1a7a0c9b3e4d2f8a6b7c01";

	private static final String BASE = "/api/atlas/v2/groups/" + PROJECT;

	private static final String SERVICES = BASE + "/privateEndpoint/AWS/endpointService";

	private static final ServicePath PATH = new ServicePath(PROJECT, Provider.AWS, "6a793f68c0eb9e7a17715835");

	private static final String SERVICE = SERVICES + "/6a793f68c0eb9e7a17715835";

	private static final String READY = "{\"cloudProvider\":\"AWS\",\"endpointServiceName\":"
			+ "\"com.amazonaws.vpce.eu-west-1.vpce-svc-0667f4ca6f4a2bbc8\",\"errorMessage\":null,"
			+ "\"id\":\"6a793f68c0eb9e7a17715835\",\"interfaceEndpoints\":[],\"regionName\":\"EU_WEST_1\","
			+ "\"status\":\"AVAILABLE\",\"supportedRemoteRegions\":null}";

	private static final String VPCE = "vpce-0b9c5701325cb15dd";

	private static final String ATTACHED = "{\"cloudProvider\":\"AWS\",\"connectionStatus\":\"PENDING_ACCEPTANCE\","
			+ "\"deleteRequested\":false,\"errorMessage\":null,\"interfaceEndpointId\":\"" + VPCE + "\"}";

	private final AtlasServer server = new AtlasServer();

	private final Atlas atlas = AtlasFixtures.atlas(server.url());

	@AfterEach
	void close() {
		server.close();
	}

	@Test
	void readsWhoseKeyItIs() {
		server.on("GET /api/atlas/v2", reply(200, "{\"apiKey\":{\"accessList\":[],\"desc\":\"Postern\","
				+ "\"id\":\"6a793f68c0eb9e7a17715800\",\"publicKey\":\"gswvkocq\",\"roles\":[{\"orgId\":"
				+ "\"5f1a7a0c9b3e4d2f8a6b7c00\",\"roleName\":\"ORG_MEMBER\"},{\"groupId\":\"5f1a7a0c9b3e4d2f8a6b7c01\","
				+ "\"roleName\":\"GROUP_OWNER\"}]},\"appName\":\"MongoDB Atlas\",\"build\":\"1\",\"links\":[],"
				+ "\"throttling\":false}"));

		AtlasRoot root = success(atlas.root(KEY)).body();

		assertThat(root).isEqualTo(new AtlasRoot("MongoDB Atlas",
				new AtlasRoot.ApiKey("6a793f68c0eb9e7a17715800", "gswvkocq", "Postern",
						List.of(new AtlasRoot.Role("5f1a7a0c9b3e4d2f8a6b7c00", null, "ORG_MEMBER"),
								new AtlasRoot.Role(null, PROJECT, "GROUP_OWNER")))));
	}

	@Test
	void readsAProject() {
		server.on("GET " + BASE,
				reply(200, "{\"clusterCount\":2,\"created\":\"2020-07-24T06:05:00Z\","
						+ "\"id\":\"5f1a7a0c9b3e4d2f8a6b7c01\",\"links\":[],\"name\":\"Payments\","
						+ "\"orgId\":\"5f1a7a0c9b3e4d2f8a6b7c00\",\"tags\":[],\"withDefaultAlertsSettings\":true}"));

		assertThat(success(atlas.project(KEY, PROJECT)).body())
			.isEqualTo(new AtlasProject(PROJECT, "Payments", "5f1a7a0c9b3e4d2f8a6b7c00"));
	}

	@Test
	void followsPagesToTheirEnd() {
		server.on("GET /api/atlas/v2/groups?itemsPerPage=500&pageNum=1", reply(200, page("self,next", 3, "a", "b")));
		server.on("GET /api/atlas/v2/groups?itemsPerPage=500&pageNum=2", reply(200, page("previous,self", 3, "c")));

		AtlasReply<List<AtlasProject>> reply = atlas.projects(KEY);

		assertThat(success(reply).body()).extracting(AtlasProject::name).containsExactly("a", "b", "c");
		assertThat(reply.exchange().path()).isEqualTo("/api/atlas/v2/groups");
	}

	@Test
	void followsPagesByTheirCountWhereNoLinksAre() {
		server.on("GET /api/atlas/v2/groups?itemsPerPage=500&pageNum=1", reply(200, page("", 2, "a")));
		server.on("GET /api/atlas/v2/groups?itemsPerPage=500&pageNum=2", reply(200, page("", 2, "b")));

		assertThat(success(atlas.projects(KEY)).body()).hasSize(2);
	}

	@Test
	void aPageThatFailsFailsTheList() {
		server.on("GET /api/atlas/v2/groups?itemsPerPage=500&pageNum=1", reply(200, page("next", 2, "a")));
		server.on("GET /api/atlas/v2/groups?itemsPerPage=500&pageNum=2",
				reply(429, "{\"errorCode\":\"RATE_LIMITED_TOKEN_BUCKET\"}"));

		assertThat(refused(atlas.projects(KEY)).status()).isEqualTo(429);
	}

	@Test
	void aListWithoutEndIsNoAnswer() {
		for (int number = 1; number <= 100; number++) {
			server.on("GET /api/atlas/v2/groups?itemsPerPage=500&pageNum=" + number,
					reply(200, page("next", 0, "project")));
		}

		assertThat(unreachable(atlas.projects(KEY)).reason()).isEqualTo("The list does not end");
		assertThat(server.calls).hasSize(101);
	}

	@Test
	void readsClustersAndTheirConnectionStrings() {
		String cluster = "{\"clusterType\":\"REPLICASET\",\"connectionStrings\":"
				+ "{\"awsPrivateLinkSrv\":{},\"privateEndpoint\":[{\"connectionString\":\"mongodb://pl-0-us-east-1"
				+ ".k45tj.mongodb.net:1024/?ssl=true\",\"endpoints\":[{\"endpointId\":\"" + VPCE
				+ "\",\"providerName\":\"AWS\",\"region\":\"US_EAST_1\"}],\"srvConnectionString\":"
				+ "\"mongodb+srv://cluster0-pl-0.k45tj.mongodb.net\",\"type\":\"MONGOD\"}],\"standardSrv\":"
				+ "\"mongodb+srv://cluster0.k45tj.mongodb.net\"},\"name\":\"payments-0\",\"replicationSpecs\":"
				+ "[{\"regionConfigs\":[{\"priority\":7,\"providerName\":\"AWS\",\"regionName\":\"US_EAST_1\"}]}],"
				+ "\"stateName\":\"IDLE\"}";
		server.on("GET " + BASE + "/clusters?itemsPerPage=500&pageNum=1",
				reply(200, "{\"links\":[],\"results\":[" + cluster + "],\"totalCount\":1}"));

		List<AtlasCluster> clusters = success(atlas.clusters(KEY, PROJECT)).body();

		assertThat(clusters).usingRecursiveFieldByFieldElementComparatorIgnoringFields("answer")
			.containsExactly(new AtlasCluster("payments-0",
					List.of(new AtlasCluster.ReplicationSpec(
							List.of(new AtlasCluster.RegionConfig(Provider.AWS, "US_EAST_1")))),
					new AtlasCluster.ConnectionStrings(List
						.of(new AtlasCluster.PrivateString("mongodb://pl-0-us-east-1.k45tj.mongodb.net:1024/?ssl=true",
								"mongodb+srv://cluster0-pl-0.k45tj.mongodb.net",
								List.of(new AtlasCluster.EndpointRef(VPCE))))),
					null));
		assertThat(clusters.getFirst().answer()).isEqualTo(AnswerReader.JSON.readTree(cluster));
		assertThat(last().headers().getFirst("Accept")).isEqualTo("application/vnd.atlas.2024-08-05+json");
	}

	@Test
	void listsServicesOfOneProvider() {
		server.on("GET " + SERVICES, reply(200, "[" + READY + "]"), reply(200, "[]"));

		assertThat(success(atlas.services(KEY, PROJECT, Provider.AWS)).body()).extracting(AtlasService::id)
			.containsExactly("6a793f68c0eb9e7a17715835");
		assertThat(success(atlas.services(KEY, PROJECT, Provider.AWS)).body()).isEmpty();
	}

	@Test
	void readsAService() {
		server.on("GET " + SERVICE, reply(200, READY, "RateLimit-Limit", "4000", "RateLimit-Remaining", "3998"));

		AtlasReply<AtlasService> reply = atlas.service(KEY, PATH);

		assertThat(success(reply).body())
			.isEqualTo(new AtlasService("6a793f68c0eb9e7a17715835", Provider.AWS, "EU_WEST_1",
					AtlasServiceStatus.AVAILABLE, null, "com.amazonaws.vpce.eu-west-1.vpce-svc-0667f4ca6f4a2bbc8",
					List.of(), null, null, null, null, null, null, null));
		assertThat(reply.exchange())
			.isEqualTo(new Exchange("GET", SERVICE, 200, reply.exchange().duration(), new RateLimit(4000, 3998)));
		assertThat(reply.exchange().duration()).isPositive();
		assertThat(last().headers().getFirst("Accept")).isEqualTo("application/vnd.atlas.2023-01-01+json");
	}

	@Test
	void readsAServiceOfAzure() {
		server.on("GET " + BASE + "/privateEndpoint/AZURE/endpointService/6a794010c0eb9e7a17719674",
				reply(200,
						"{\"cloudProvider\":\"AZURE\",\"errorMessage\":null,\"id\":\"6a794010c0eb9e7a17719674\","
								+ "\"privateEndpoints\":[],\"privateLinkServiceName\":\"pls_6a794010c0eb9e7a17719674\","
								+ "\"privateLinkServiceResourceId\":null,\"regionName\":\"ASIA_SOUTH_EAST\","
								+ "\"status\":\"INITIATING\"}"));

		AtlasService service = success(
				atlas.service(KEY, new ServicePath(PROJECT, Provider.AZURE, "6a794010c0eb9e7a17719674")))
			.body();

		assertThat(service.privateLinkServiceName()).isEqualTo("pls_6a794010c0eb9e7a17719674");
		assertThat(service.status()).isEqualTo(AtlasServiceStatus.INITIATING);
	}

	@Test
	void createsAService() {
		server.on("POST " + BASE + "/privateEndpoint/endpointService",
				reply(201, "{\"cloudProvider\":\"AWS\",\"endpointServiceName\":null,\"errorMessage\":null,"
						+ "\"id\":\"6a793f68c0eb9e7a17715835\",\"interfaceEndpoints\":[],\"regionName\":\"EU_WEST_1\","
						+ "\"status\":\"INITIATING\",\"supportedRemoteRegions\":null}"));

		AtlasReply<@Nullable AtlasService> reply = atlas.createService(KEY, PROJECT, region(Provider.AWS, "eu-west-1"),
				false, List.of());

		assertThat(success(reply).body()).extracting("id").isEqualTo("6a793f68c0eb9e7a17715835");
		assertThat(last().body()).isEqualTo("{\"providerName\":\"AWS\",\"region\":\"EU_WEST_1\"}");
		assertThat(last().headers().getFirst("Content-Type")).isEqualTo("application/vnd.atlas.2023-01-01+json");
		assertThat(reply.exchange().status()).isEqualTo(201);
	}

	@Test
	void createsAServiceWithPortMapping() {
		server.on("POST " + BASE + "/privateEndpoint/endpointService",
				reply(201, "{\"cloudProvider\":\"GCP\",\"endpointGroupNames\":[],\"errorMessage\":null,"
						+ "\"id\":\"6a7940612c88faeba59bf3c4\",\"portMappingEnabled\":true,"
						+ "\"regionName\":\"CENTRAL_US\",\"serviceAttachmentNames\":[],\"status\":\"INITIATING\"}"));

		AtlasReply<@Nullable AtlasService> reply = atlas.createService(KEY, PROJECT,
				region(Provider.GCP, "us-central1"), true, List.of());

		assertThat(success(reply).body()).extracting("portMapping").isEqualTo(true);
		assertThat(last().body())
			.isEqualTo("{\"providerName\":\"GCP\",\"region\":\"CENTRAL_US\",\"portMappingEnabled\":true}");
	}

	@Test
	void attachesAndReadsAnEndpoint() {
		server.on("POST " + SERVICE + "/endpoint", reply(200, ATTACHED));
		server.on("GET " + SERVICE + "/endpoint/" + VPCE, reply(200, ATTACHED));

		AtlasReply<@Nullable AtlasEndpoint> added = atlas.addEndpoint(KEY, PATH, new EndpointSpec.Aws(VPCE));
		assertThat(last().body()).isEqualTo("{\"id\":\"" + VPCE + "\"}");
		AtlasEndpoint read = success(atlas.endpoint(KEY, PATH, VPCE)).body();

		assertThat(success(added).body()).isEqualTo(read);
		assertThat(read.state()).isEqualTo(AtlasEndpointStatus.PENDING_ACCEPTANCE);
	}

	@Test
	void encodesTheSlashesOfAzureIds() {
		String id = "/subscriptions/4e133d35-e734-4380-a565-c0945535da37/resourceGroups/rg (1)/providers/"
				+ "Microsoft.Network/privateEndpoints/pe_1";
		server.on("GET " + BASE + "/privateEndpoint/AZURE/endpointService/6a794010c0eb9e7a17719674/endpoint/"
				+ "%2Fsubscriptions%2F4e133d35-e734-4380-a565-c0945535da37%2FresourceGroups%2Frg%20%281%29%2Fproviders"
				+ "%2FMicrosoft.Network%2FprivateEndpoints%2Fpe_1",
				reply(200,
						"{\"cloudProvider\":\"AZURE\",\"privateEndpointResourceId\":\"x\",\"status\":\"AVAILABLE\"}"));

		AtlasEndpoint endpoint = success(
				atlas.endpoint(KEY, new ServicePath(PROJECT, Provider.AZURE, "6a794010c0eb9e7a17719674"), id))
			.body();

		assertThat(endpoint.state()).isEqualTo(AtlasEndpointStatus.AVAILABLE);
	}

	@Test
	void removesAnEndpointAndAService() {
		server.on("DELETE " + SERVICE + "/endpoint/" + VPCE, reply(204, ""));
		server.on("DELETE " + SERVICE, reply(202, "{}"));

		assertThat(success(atlas.removeEndpoint(KEY, PATH, VPCE)).exchange().status()).isEqualTo(204);
		assertThat(success(atlas.deleteService(KEY, PATH)).exchange().status()).isEqualTo(202);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", ".." })
	void refusesAnIdThatWouldMeanAnotherPath(String id) {
		assertThatIllegalArgumentException().isThrownBy(() -> atlas.removeEndpoint(KEY, PATH, id));
		assertThat(server.calls).isEmpty();
	}

	private Call last() {
		return server.calls.getLast();
	}

	private static Region region(Provider provider, String name) {
		return Regions.find(provider, name).orElseThrow();
	}

	private static String page(String rels, int total, String... names) {
		StringBuilder links = new StringBuilder();
		for (String rel : rels.split(",")) {
			links.append(links.isEmpty() ? "" : ",").append("{\"href\":\"x\",\"rel\":\"").append(rel).append("\"}");
		}
		StringBuilder results = new StringBuilder();
		for (String name : names) {
			results.append(results.isEmpty() ? "" : ",")
				.append("{\"id\":\"5f1a7a0c9b3e4d2f8a6b7c01\",\"name\":\"" + name + "\",\"orgId\":\"o\"}");
		}
		return "{\"links\":[" + links + "],\"results\":[" + results + "],\"totalCount\":" + total + "}";
	}

}
