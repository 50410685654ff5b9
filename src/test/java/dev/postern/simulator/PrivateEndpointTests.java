package dev.postern.simulator;

import dev.postern.testing.AtlasClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@RunningSimulator
class PrivateEndpointTests {

	private static final String PRIVATE = "/api/atlas/v2/groups/5f1a7a0c9b3e4d2f8a6b7c01/privateEndpoint";

	private static final String CREATE = PRIVATE + "/endpointService";

	private static final String SERVICES = PRIVATE + "/AWS/endpointService";

	private static final String US_EAST_1 = """
			{"providerName":"AWS","region":"us-east-1"}""";

	private static final String VPCE = "vpce-08fb7e9319909ec7b";

	private final AtlasClient client;

	private final SettableClock clock;

	PrivateEndpointTests(@LocalServerPort int port, SettableClock clock) {
		this.client = AtlasClient.ofSimulator(port);
		this.clock = clock;
	}

	@BeforeEach
	void reset() {
		client.reset();
	}

	@Test
	void aServiceIsCreatedAsRecorded() {
		HttpResponse<String> created = client.post(CREATE, US_EAST_1);

		assertThat(created.statusCode()).isEqualTo(201);
		assertThat(created.body()).isEqualTo("{\"cloudProvider\":\"AWS\",\"endpointServiceName\":null,"
				+ "\"errorMessage\":null,\"id\":\"" + id(created) + "\",\"interfaceEndpoints\":[],"
				+ "\"regionName\":\"US_EAST_1\",\"status\":\"INITIATING\",\"supportedRemoteRegions\":null}");
		assertThat(header(created, "Content-Type")).isEqualTo("application/vnd.atlas.2023-01-01+json;charset=utf-8");
		assertThat(header(created, "RateLimit-Limit")).isEqualTo("4000");
		assertThat(header(created, "Server")).isEqualTo("mdbws");
		assertThat(header(created, "X-Frame-Options")).isEqualTo("DENY");
		assertThat(header(created, "X-Java-Method")).isEqualTo("ApiAtlasPrivateEndpointResource::addEndpointService");
		assertThat(created.headers().map()).doesNotContainKeys("location", "cache-control", "set-cookie");
	}

	@Test
	void aReadyServiceReadsAsRecorded() {
		String id = id(client.post(CREATE, US_EAST_1));
		clock.passSeconds(168);

		HttpResponse<String> read = client.get(SERVICES + "/" + id);

		assertThat(read.statusCode()).isEqualTo(200);
		assertThat(read.body()).isEqualTo(
				"{\"cloudProvider\":\"AWS\",\"endpointServiceName\":" + "\"com.amazonaws.vpce.us-east-1.vpce-svc-0"
						+ id.substring(8) + "\",\"errorMessage\":null,\"id\":\"" + id + "\",\"interfaceEndpoints\":[],"
						+ "\"regionName\":\"US_EAST_1\",\"status\":\"AVAILABLE\",\"supportedRemoteRegions\":null}");
		assertThat(client.get(SERVICES).body()).isEqualTo("[" + read.body() + "]");
		assertThat(client.get(PRIVATE + "/AZURE/endpointService").body()).isEqualTo("[]");
		assertThat(client.get(PRIVATE + "/GCP/endpointService").body()).isEqualTo("[]");
	}

	@Test
	void theUnversionedGenerationSaysWaitingForUser() {
		String id = id(client.post(CREATE, US_EAST_1));
		clock.passSeconds(168);

		HttpResponse<String> read = client.accepting("application/json").get(SERVICES.replace("v2", "v1.0") + "/" + id);

		assertThat(header(read, "Content-Type")).isEqualTo("application/json");
		assertThat(read.body()).isEqualTo("{\"endpointServiceName\":\"com.amazonaws.vpce.us-east-1.vpce-svc-0"
				+ id.substring(8) + "\",\"errorMessage\":null,\"id\":\"" + id + "\",\"interfaceEndpoints\":[],"
				+ "\"regionName\":\"US_EAST_1\",\"status\":\"WAITING_FOR_USER\"}");
	}

	@Test
	void anEndpointIsAddedAndFollowed() {
		String endpoint = endpointOf(ready());
		String expected = "{\"cloudProvider\":\"AWS\",\"connectionStatus\":\"%s\",\"deleteRequested\":%s,"
				+ "\"errorMessage\":null,\"interfaceEndpointId\":\"vpce-08fb7e9319909ec7b\"}";

		HttpResponse<String> added = client.post(endpoint, "{\"id\":\"" + VPCE + "\"}");

		assertThat(added.statusCode()).isEqualTo(201);
		assertThat(added.body()).isEqualTo(expected.formatted("PENDING_ACCEPTANCE", false));
		clock.passSeconds(30);
		assertThat(client.get(endpoint + "/" + VPCE).body()).isEqualTo(expected.formatted("PENDING", false));
		clock.passSeconds(60);
		assertThat(client.get(endpoint + "/" + VPCE).body()).isEqualTo(expected.formatted("AVAILABLE", false));
		HttpResponse<String> deleted = client.delete(endpoint + "/" + VPCE);
		assertThat(deleted.statusCode()).isEqualTo(202);
		assertThat(deleted.body()).isEqualTo("{}");
		assertThat(client.get(endpoint + "/" + VPCE).body()).isEqualTo(expected.formatted("DELETING", true));
	}

	@Test
	void theLastEndpointTakesItsServiceAlong() {
		String id = ready();
		client.post(endpointOf(id), "{\"id\":\"" + VPCE + "\"}");
		client.delete(endpointOf(id) + "/" + VPCE);

		assertThat(client.delete(SERVICES + "/" + id).statusCode()).isEqualTo(409);
		clock.passSeconds(60);
		assertThat(client.get(endpointOf(id) + "/" + VPCE).statusCode()).isEqualTo(404);
		assertThat(client.get(SERVICES + "/" + id).body()).contains("\"status\":\"DELETING\"");
		clock.passSeconds(60);
		assertThat(client.get(SERVICES + "/" + id).statusCode()).isEqualTo(404);
		assertThat(client.post(CREATE, US_EAST_1).statusCode()).isEqualTo(201);
	}

	@Test
	void aServiceCanBeDeletedBeforeItIsReady() {
		String id = id(client.post(CREATE, US_EAST_1));

		HttpResponse<String> deleted = client.delete(SERVICES + "/" + id);

		assertThat(deleted.statusCode()).isEqualTo(202);
		assertThat(deleted.body()).isEqualTo("{}");
		assertThat(client.get(SERVICES).body()).contains("\"status\":\"DELETING\"");
		assertThat(client.post(CREATE, US_EAST_1).statusCode()).isEqualTo(409);
	}

	@Test
	void ofManyCreatesAtOnceOneWins() throws InterruptedException, ExecutionException {
		List<Callable<Integer>> creates = Stream.generate(() -> (Callable<Integer>) this::create).limit(16).toList();

		try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
			List<Integer> answers = pool.invokeAll(creates).stream().map(Future::resultNow).toList();

			assertThat(answers).filteredOn((status) -> status == 201).hasSize(1);
			assertThat(answers).filteredOn((status) -> status == 409).hasSize(15);
		}
		assertThat(client.get(SERVICES).body()).containsOnlyOnce("\"id\"");
	}

	private int create() {
		return client.post(CREATE, US_EAST_1).statusCode();
	}

	private String ready() {
		String id = id(client.post(CREATE, US_EAST_1));
		clock.passSeconds(168);
		return id;
	}

	private static String endpointOf(String serviceId) {
		return SERVICES + "/" + serviceId + "/endpoint";
	}

	private static String id(HttpResponse<String> service) {
		return service.body().replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
	}

	private static String header(HttpResponse<String> answer, String name) {
		return answer.headers().firstValue(name).orElse("");
	}

}
