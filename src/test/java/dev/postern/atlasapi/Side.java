package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.postern.testing.AtlasClient;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One of the two that are compared, and what was said to it and by it: equal texts but
 * for what cannot be equal, which are ids, times, and names that follow from ids.
 */
class Side {

	private static final int MOST_LOOKS = 60;

	private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])");

	private static final Pattern STATE = Pattern.compile("\"(?:connectionStatus|status)\" ?: ?\"(\\w+)\"");

	private final List<String> transcript;

	private final Map<String, String> ids;

	private final AtlasClient client;

	private final String project;

	private final Runnable passing;

	/**
	 * One of the two.
	 * @param passing has a moment pass, with what happens in it
	 */
	Side(AtlasClient client, String project, Runnable passing) {
		this(client, project, passing, new ArrayList<>(), new LinkedHashMap<>());
	}

	private Side(AtlasClient client, String project, Runnable passing, List<String> transcript,
			Map<String, String> ids) {
		this.transcript = transcript;
		this.passing = passing;
		this.project = project;
		this.client = client;
		this.ids = ids;
	}

	String project() {
		return project;
	}

	AtlasClient client() {
		return client;
	}

	List<String> transcript() {
		return List.copyOf(transcript);
	}

	/** The same side, spoken to in another way. */
	Side speaking(AtlasClient otherwise) {
		return new Side(otherwise, project, passing, transcript, ids);
	}

	/** Calls, and writes down the call and its answer. */
	HttpResponse<String> call(String method, String path, @Nullable String body) {
		return note(method + " " + path + ((body != null) ? " " + body : ""), client.call(method, path, body));
	}

	HttpResponse<String> get(String path) {
		return call("GET", path, null);
	}

	/** Writes down an answer. */
	HttpResponse<String> note(String call, HttpResponse<String> answer) {
		transcript.add(equal(call + "\n" + text(answer)));
		return answer;
	}

	/**
	 * Reads until the answer is as wanted, and writes down that one only: on the way
	 * there either side may be faster.
	 * @param order of the states on the way, of which each may be missed
	 */
	void follow(String path, List<String> order, Predicate<HttpResponse<String>> end) {
		note("GET " + path + " until then", await(path, order, end));
	}

	private HttpResponse<String> await(String path, List<String> order, Predicate<HttpResponse<String>> end) {
		List<String> seen = new ArrayList<>();
		for (int looks = 0; looks < MOST_LOOKS; looks++) {
			HttpResponse<String> answer = client.get(path);
			state(answer).filter((state) -> seen.isEmpty() || !seen.getLast().equals(state)).ifPresent(seen::add);
			if (end.test(answer)) {
				assertThat(seen).as(path)
					.isSubsetOf(order)
					.isSortedAccordingTo((one, other) -> order.indexOf(one) - order.indexOf(other))
					.doesNotHaveDuplicates();
				return answer;
			}
			passing.run();
		}
		throw new AssertionError(path + " never came to its end, but was seen " + seen);
	}

	/** Reads until it is gone. */
	void followToEnd(String path, List<String> order) {
		follow(path, order, Side::isGone);
	}

	/** Reads until it is gone, alone or with what it was a part of. */
	void awaitEnd(String path, List<String> order) {
		await(path, order, Side::isGone);
	}

	private static boolean isGone(HttpResponse<String> answer) {
		return answer.statusCode() == 404;
	}

	static String id(HttpResponse<String> created) {
		return created.body().replaceAll("(?s).*\"id\" ?: ?\"([0-9a-f]{24})\".*", "$1");
	}

	/** The state that an answer tells of. */
	static Optional<String> state(HttpResponse<String> answer) {
		// rules of a group have states of their own, and stand before the group's
		return STATE.matcher(answer.body().replaceAll("\"endpoints\" ?: ?\\[[^]]*]", ""))
			.results()
			.map((found) -> found.group(1))
			.findFirst();
	}

	private static String text(HttpResponse<String> answer) {
		StringBuilder text = new StringBuilder("%d%n".formatted(answer.statusCode()));
		for (String name : List.of(HttpHeaders.CONTENT_TYPE, "X-Error-Code", HttpHeaders.WWW_AUTHENTICATE,
				HttpHeaders.LOCATION)) {
			answer.headers().allValues(name).forEach((value) -> text.append(name + ": " + value + "\n"));
		}
		for (String name : List.of("RateLimit-Limit", "RateLimit-Remaining")) {
			answer.headers().firstValue(name).ifPresent((value) -> text.append(name + "\n"));
		}
		return text + answer.body();
	}

	private String equal(String text) {
		String known = ByDesign.rewrite(text)
			.replace(project, "PROJECT")
			.replace("/simulator/", "/")
			.replaceAll("vpce-svc-[0-9a-f]{17}", "vpce-svc-NAME")
			.replaceAll("pls_[0-9a-f]{24}", "pls_NAME")
			.replaceAll("rg_[0-9a-f]{24}_[0-9a-z]{8}", "rg_NAME")
			.replaceAll("projects/p-[0-9a-z]{24}", "projects/p-NAME")
			.replaceAll("/subscriptions/[-0-9a-f]{36}/resourceGroups/rg", "/subscriptions/UUID/resourceGroups/rg")
			.replaceAll("(serviceAttachments/sa-[-0-9a-z]+?)-(?:PROJECT|[0-9a-f]{24})-", "$1-NAME-")
			.replaceAll("atlas-[0-9a-f]{6}-shard", "atlas-NAME-shard")
			.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
			.replaceAll("nonce=\"[A-Za-z0-9+/]{32}\"", "nonce");
		return ID.matcher(known)
			.replaceAll((found) -> ids.computeIfAbsent(found.group(), (id) -> "ID-" + (ids.size() + 1)));
	}

}
