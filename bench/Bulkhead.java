import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The measuring half of {@code bulkhead.sh}; needs nothing but a JDK.
 */
class Bulkhead {

	private static final int PAIRS = 2;

	/** The last two are those that will not be well. */
	private static final int PROJECTS = 50;

	private static final int SOUND = PROJECTS - 2;

	private static final List<String> REGIONS = List.of("us-east-1", "us-west-2");

	private static final List<String> SICK_REGIONS = List.of("us-east-1", "us-west-2", "eu-west-1", "eu-west-2",
			"eu-west-3", "eu-north-1");

	private static final String ADA = "requestr:11111111-1111-4111-8111-111111111111";

	private static final String GRACE = "approver:22222222-2222-4222-8222-222222222222";

	private static final String OLGA = "operator:33333333-3333-4333-8333-333333333333";

	private static final String SIMULATOR = "simulate:55555555-5555-4555-8555-555555555555";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final List<Duration> undisturbed = new ArrayList<>();

	private final List<Duration> disturbed = new ArrayList<>();

	private final String origin;

	private Bulkhead(String origin) {
		this.origin = origin;
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		new Bulkhead(args[0]).run();
	}

	private void run() throws IOException, InterruptedException {
		enrol();
		measure("warm-up");
		for (int pair = 0; pair < PAIRS; pair++) {
			undisturbed.addAll(measure("undisturbed"));
			List<String> waiting = disturb();
			disturbed.addAll(measure("disturbed"));
			call(SIMULATOR, "DELETE", "/simulator/faults", null, "");
			for (String request : waiting) {
				awaitApplied(request);
			}
			delete(waiting);
		}
		double ratio = (double) quantile(disturbed, 0.5).toMillis() / quantile(undisturbed, 0.5).toMillis();
		print("undisturbed, all", undisturbed);
		print("disturbed, all", disturbed);
		System.out.printf("ratio of the medians: %.3f; goal: 1.2 or less, %s%n", ratio,
				(ratio <= 1.2) ? "met" : "missed");
	}

	private void enrol() throws IOException, InterruptedException {
		String key = field(get(OLGA, "/api/v1/stored-keys"), "id");
		String organisation = field(get(SIMULATOR, "/simulator/projects"), "orgId");
		call(SIMULATOR, "PUT", "/simulator/keys/simulate",
				"{\"roles\": [{\"orgId\": \"%s\", \"roleName\": \"ORG_OWNER\"}]}".formatted(organisation), "");
		for (int project = 0; project < PROJECTS; project++) {
			String id = id(project);
			call(SIMULATOR, "PUT", "/simulator/projects/" + id, "{\"name\": \"P%d\"}".formatted(project), "");
			call(OLGA, "POST", "/api/v1/projects", "{\"id\": \"%s\", \"storedKeyId\": \"%s\"}".formatted(id, key), "");
			call(OLGA, "PUT", "/api/v1/projects/" + id + "/members/ada", "{\"roles\": [\"REQUESTER\"]}", "");
			call(OLGA, "PUT", "/api/v1/projects/" + id + "/members/grace", "{\"roles\": [\"APPROVER\"]}", "");
		}
	}

	/** Two projects cease to be well, and have more to do than Postern does at once. */
	private List<String> disturb() throws IOException, InterruptedException {
		call(SIMULATOR, "PUT", "/simulator/faults", """
				{"hangMillis": 600000, "projects": {"%s": {"rates": {"SERVER_ERROR": 1}},
				 "%s": {"rates": {"HANG": 1}}}}""".formatted(id(SOUND), id(SOUND + 1)), "");
		List<String> waiting = new ArrayList<>();
		for (String region : SICK_REGIONS) {
			waiting.add(approve(ask(id(SOUND), region)));
			waiting.add(approve(ask(id(SOUND + 1), region)));
		}
		return waiting;
	}

	/** Has the services of the sound projects made and deleted again. */
	private List<Duration> measure(String what) throws IOException, InterruptedException {
		List<HttpResponse<String>> asked = new ArrayList<>();
		for (int project = 0; project < SOUND; project++) {
			for (String region : REGIONS) {
				asked.add(ask(id(project), region));
			}
		}
		List<String> requests = new ArrayList<>();
		for (HttpResponse<String> request : asked) {
			requests.add(approve(request));
		}
		List<Duration> taken = new ArrayList<>();
		for (String request : requests) {
			String applied = awaitApplied(request);
			taken.add(Duration.between(Instant.parse(field(applied, "decidedAt")),
					Instant.parse(field(applied, "changedAt"))));
		}
		print(what, taken);
		delete(requests);
		return taken;
	}

	private void delete(List<String> made) throws IOException, InterruptedException {
		List<String> deletions = new ArrayList<>();
		for (String request : made) {
			deletions.add(approve(call(ADA, "POST", "/api/v1/requests", """
					{"kind": "DELETE_SERVICE", "serviceId": "%s", "justification": "A measurement."}"""
				.formatted(field(get(ADA, "/api/v1/requests/" + request), "serviceId")), "")));
		}
		for (String deletion : deletions) {
			awaitApplied(deletion);
		}
	}

	private HttpResponse<String> ask(String project, String region) throws IOException, InterruptedException {
		return call(ADA, "POST", "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AWS", "region": "%s",
				 "justification": "A measurement."}""".formatted(project, region), "");
	}

	/** Answers the request's id. */
	private String approve(HttpResponse<String> request) throws IOException, InterruptedException {
		String id = field(request.body(), "id");
		call(GRACE, "POST", "/api/v1/requests/" + id + "/decisions", "{\"verdict\": \"APPROVE\"}",
				request.headers().firstValue("ETag").orElseThrow());
		return id;
	}

	private String awaitApplied(String request) throws IOException, InterruptedException {
		String now = get(ADA, "/api/v1/requests/" + request);
		while (!now.contains("\"status\":\"APPLIED\"")) {
			if (now.contains("\"status\":\"FAILED\"")) {
				throw new IOException(now);
			}
			Thread.sleep(200);
			now = get(ADA, "/api/v1/requests/" + request);
		}
		return now;
	}

	private static void print(String what, List<Duration> measured) {
		System.out.printf("%s: n %d, from approval to ready: median %d ms, p90 %d ms, max %d ms%n", what,
				measured.size(), quantile(measured, 0.5).toMillis(), quantile(measured, 0.9).toMillis(),
				quantile(measured, 1).toMillis());
	}

	private static Duration quantile(List<Duration> measured, double share) {
		return measured.stream().sorted().toList().get((int) Math.ceil(share * measured.size()) - 1);
	}

	private static String id(int project) {
		return "64c0000000000000000000%02d".formatted(project);
	}

	private static String field(String body, String name) {
		List<MatchResult> found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body).results().toList();
		return found.get(0).group(1);
	}

	private String get(String key, String path) throws IOException, InterruptedException {
		return call(key, "GET", path, null, "").body();
	}

	private HttpResponse<String> call(String key, String method, String path, String body, String version)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(key.getBytes()))
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (!version.isEmpty()) {
			request.header("If-Match", version);
		}
		HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() >= 300) {
			throw new IOException(answer.statusCode() + " " + path + " " + answer.body());
		}
		return answer;
	}

}
