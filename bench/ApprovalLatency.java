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
 * The measuring half of {@code approval-latency.sh}; needs nothing but a JDK.
 */
class ApprovalLatency {

	private static final int APPROVALS = 50;

	/** A JVM that has just started is measured otherwise, and not Postern. */
	private static final int WARM_UPS = 2;

	private static final List<String> PROJECTS = List.of("5f1a7a0c9b3e4d2f8a6b7c01", "5f1a7a0c9b3e4d2f8a6b7c02");

	/** Free in both projects, and none that the simulator always refuses. */
	private static final List<String> REGIONS = List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2",
			"eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-central-2", "ap-east-2",
			"ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7", "ap-northeast-1", "ap-northeast-2",
			"ap-northeast-3", "ap-south-1", "ap-south-2", "me-central-1", "af-south-1", "eu-south-1", "eu-south-2",
			"il-central-1");

	private static final String ADA = "requestr:11111111-1111-4111-8111-111111111111";

	private static final String GRACE = "approver:22222222-2222-4222-8222-222222222222";

	private static final String SIMULATOR = "simulate:55555555-5555-4555-8555-555555555555";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final List<Duration> sinceSent = new ArrayList<>();

	private final List<Duration> sinceAnswered = new ArrayList<>();

	private final String origin;

	private ApprovalLatency(String origin) {
		this.origin = origin;
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		new ApprovalLatency(args[0]).run();
	}

	private void run() throws IOException, InterruptedException {
		for (int round = 0; round < WARM_UPS; round++) {
			List<HttpResponse<String>> made = askForServices();
			decide(made);
			decide(askToDelete(made));
		}
		List<HttpResponse<String>> asked = askForServices();
		call(SIMULATOR, "DELETE", "/simulator/calls", null, "");
		for (int i = 0; i < APPROVALS; i++) {
			measure(asked.get(i), i);
		}
		awaitApplied(asked);
		print("approval sent     -> POST in Atlas", sinceSent);
		print("approval answered -> POST in Atlas", sinceAnswered);
		printExchanges();
		System.out.printf("goal: median of 100 ms or less, %s%n",
				(quantile(sinceSent, 0.5).toMillis() <= 100) ? "met" : "missed");
	}

	private List<HttpResponse<String>> askForServices() throws IOException, InterruptedException {
		List<HttpResponse<String>> asked = new ArrayList<>();
		for (int i = 0; i < APPROVALS; i++) {
			asked.add(post(ADA, "/api/v1/requests", """
					{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "AWS", "region": "%s",
					 "justification": "A measurement."}""".formatted(PROJECTS.get(i % 2), REGIONS.get(i / 2)), ""));
		}
		return asked;
	}

	private List<HttpResponse<String>> askToDelete(List<HttpResponse<String>> made)
			throws IOException, InterruptedException {
		List<HttpResponse<String>> asked = new ArrayList<>();
		for (HttpResponse<String> service : made) {
			asked.add(post(ADA, "/api/v1/requests", """
					{"kind": "DELETE_SERVICE", "serviceId": "%s", "justification": "A measurement."}"""
				.formatted(field(service, "serviceId")), ""));
		}
		return asked;
	}

	private void decide(List<HttpResponse<String>> asked) throws IOException, InterruptedException {
		for (HttpResponse<String> request : asked) {
			approve(request);
		}
		awaitApplied(asked);
	}

	private void awaitApplied(List<HttpResponse<String>> asked) throws IOException, InterruptedException {
		for (HttpResponse<String> request : asked) {
			while (!get(ADA, "/api/v1/requests/" + field(request, "id")).contains("\"status\":\"APPLIED\"")) {
				Thread.sleep(100);
			}
		}
	}

	private void approve(HttpResponse<String> request) throws IOException, InterruptedException {
		post(GRACE, "/api/v1/requests/" + field(request, "id") + "/decisions", "{\"verdict\": \"APPROVE\"}",
				request.headers().firstValue("ETag").orElseThrow());
	}

	private void measure(HttpResponse<String> request, int before) throws IOException, InterruptedException {
		Instant sent = Instant.now();
		approve(request);
		Instant answered = Instant.now();
		List<Instant> posts = creates();
		while (posts.size() <= before) {
			Thread.sleep(20);
			posts = creates();
		}
		sinceSent.add(Duration.between(sent, posts.get(before)));
		sinceAnswered.add(Duration.between(answered, posts.get(before)));
	}

	/** When each service reached Atlas to be made. */
	private List<Instant> creates() throws IOException, InterruptedException {
		String calls = get(SIMULATOR, "/simulator/calls?method=POST&path=/endpointService%24");
		return matches("\"at\":\"([^\"]+)\"[^}]*\"challenge\":false", calls).stream()
			.map((call) -> Instant.parse(call.group(1)))
			.toList();
	}

	private void printExchanges() throws IOException, InterruptedException {
		String calls = get(SIMULATOR, "/simulator/calls");
		int all = matches("\"method\":", calls).size();
		System.out.printf("HTTP exchanges until all are ready: %d, %.1f for each (POST %d, GET %d, of which challenges %d)%n",
				all, (double) all / APPROVALS, matches("\"method\":\"POST\"", calls).size(),
				matches("\"method\":\"GET\"", calls).size(), matches("\"challenge\":true", calls).size());
	}

	private static void print(String what, List<Duration> measured) {
		System.out.printf("%s: n %d, median %d ms, p90 %d ms, max %d ms%n", what, measured.size(),
				quantile(measured, 0.5).toMillis(), quantile(measured, 0.9).toMillis(),
				quantile(measured, 1).toMillis());
	}

	private static Duration quantile(List<Duration> measured, double share) {
		return measured.stream().sorted().toList().get((int) Math.ceil(share * measured.size()) - 1);
	}

	private static String field(HttpResponse<String> answer, String name) {
		return matches("\"" + name + "\":\"([^\"]*)\"", answer.body()).get(0).group(1);
	}

	private static List<MatchResult> matches(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().toList();
	}

	private String get(String key, String path) throws IOException, InterruptedException {
		return call(key, "GET", path, null, "").body();
	}

	private HttpResponse<String> post(String key, String path, String body, String version)
			throws IOException, InterruptedException {
		return call(key, "POST", path, body, version);
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
			throw new IOException(answer.body());
		}
		return answer;
	}

}
