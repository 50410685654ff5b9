package dev.postern.browser;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.postern.testing.Newcomers;
import dev.postern.testing.Newcomers.Newcomer;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.SimulatedAtlas;
import org.awaitility.Awaitility;

/**
 * Every state that a page can be in, brought about over REST before anybody looks. What
 * stands where is known by name.
 */
class Scenery {

	/** Text that would break a page which does not take it for text. */
	static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \u202Eיפעל\u202C مرحبا بالعالم "
			+ "'\"&{{7*7}}${7*7} " + "W".repeat(200);

	/** A name that is as long as names can be, and has no place to break. */
	static final String LONG_NAME = "<b>Ñ" + "W".repeat(196);

	private final Portal portal;

	private final Newcomers newcomers;

	private final SimulatedAtlas atlas;

	private final Map<String, String> ids = new HashMap<>();

	private final Map<String, Newcomer> people = new HashMap<>();

	Scenery(Portal portal) {
		this.portal = portal;
		this.newcomers = new Newcomers(portal);
		this.atlas = new SimulatedAtlas(portal);
	}

	/** Builds all of it, once. */
	synchronized Scenery build() {
		if (ids.isEmpty()) {
			letPeopleIn();
			storeAKeyWithALongName();
			everyRequest();
			everyService();
		}
		return this;
	}

	/** The id of what this name stands for. */
	String id(String name) {
		String id = ids.get(name);
		if (id == null) {
			throw new IllegalArgumentException(name);
		}
		return id;
	}

	/** Somebody who was let in; their password is {@code correct horse battery}. */
	String person(String role) {
		return newcomer(role).name();
	}

	private Newcomer newcomer(String role) {
		Newcomer person = people.get(role);
		if (person == null) {
			throw new IllegalArgumentException(role);
		}
		return person;
	}

	private void letPeopleIn() {
		people.put("nobody", newcomers.join());
		people.put("idle approver", newcomers.join(Portal.ANALYTICS, "APPROVER"));
		people.put("outsider", newcomers.join(Portal.ANALYTICS, "REQUESTER"));
		portal.post("olga", "/api/v1/people",
				"{\"username\": \"long.name.%s\", \"displayName\": \"%s\"}".formatted("w".repeat(45), LONG_NAME));
		portal.call("olga", "PUT",
				"/api/v1/projects/%s/members/long.name.%s".formatted(Portal.PAYMENTS, "w".repeat(45)),
				"{\"roles\": [\"REQUESTER\"]}");
		portal.post("ada", "/api/v1/api-keys",
				"{\"label\": \"%s\", \"mayDecide\": true}".formatted(LONG_NAME.substring(0, 100)));
	}

	private void storeAKeyWithALongName() {
		portal.post("olga", "/api/v1/stored-keys", """
				{"label": "%s", "publicKey": "longname", "privateKey": "99999999-9999-4999-8999-999999999999"}"""
			.formatted(LONG_NAME.substring(0, 100)));
	}

	private void everyRequest() {
		Answer rejected = ask("eu-west-2");
		portal.post("grace", "/api/v1/requests/" + rejected.text("id") + "/decisions",
				"{\"verdict\": \"REJECT\", \"comment\": \"%s\"}".formatted(json(HOSTILE)), "If-Match",
				rejected.header("ETag"));
		ids.put("rejected", rejected.text("id"));
		Answer withdrawn = ask("eu-west-3");
		portal.call("ada", "POST", "/api/v1/requests/" + withdrawn.text("id") + "/withdrawal", null);
		ids.put("withdrawn", withdrawn.text("id"));
		Answer failed = ask("me-south-1");
		portal.decide(failed, "APPROVE");
		portal.awaitRequest(failed.text("id"), "FAILED");
		ids.put("failed", failed.text("id"));
		Answer hostile = portal.post("ada", "/api/v1/requests",
				"{\"kind\": \"CREATE_SERVICE\", \"projectId\": \"%s\", \"provider\": \"AWS\", \"region\": \"us-west-1\", \"justification\": \"%s\"}"
					.formatted(Portal.PAYMENTS, json(HOSTILE)));
		ids.put("hostile", hostile.text("id"));
		portal.post("grace", "/api/v1/requests/" + hostile.text("id") + "/comments",
				"{\"text\": \"%s\"}".formatted(json(HOSTILE)));
	}

	private void everyService() {
		ids.put("failed service", service("ap-east-1", "FAILED"));
		String dead = service("eu-north-1", "READY");
		ids.put("dead endpoint", dead);
		endpoint(dead, "vpce-0123456789abcdead", "REJECTED");
		String pending = service("us-east-2", "READY");
		ids.put("pending endpoint", pending);
		endpoint(pending, "vpce-0123456789abc5105", "PENDING_ACCEPTANCE");
		Answer google = portal.post("ada", "/api/v1/requests", """
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "GCP", "region": "us-east4",
				 "portMappingEnabled": false, "justification": "A test."}""".formatted(Portal.PAYMENTS));
		ids.put("on google", service(google, "READY"));
		ids.put("connected", serviceIn("AP_SOUTHEAST_1"));
		ids.put("ready", serviceIn("SA_EAST_1"));
		ids.put("awaiting", requestIn("CA_CENTRAL_1"));
		ids.put("not made", rejectedService());
		ids.put("stored key", first("olga", "/api/v1/stored-keys"));
		ids.put("api key", first("ada", "/api/v1/api-keys"));
		ids.put("initiating", standStill());
	}

	/** A service that Atlas is still making, because nobody gets an answer any more. */
	private String standStill() {
		String id = "";
		for (String region : new String[] { "us-west-2", "ap-south-1", "ap-northeast-1" }) {
			id = service(region, "INITIATING");
			atlas.plan("{\"projects\": {\"%s\": {\"rates\": {\"SERVER_ERROR\": 1}}}}".formatted(Portal.PAYMENTS));
			if (portal.get("ada", "/api/v1/services/" + id).text("status").equals("INITIATING")) {
				return id;
			}
			atlas.plan("{}");
		}
		return id;
	}

	private String service(String region, String status) {
		return service(ask(region), status);
	}

	private String service(Answer request, String status) {
		portal.decide(request, "APPROVE");
		String id = request.text("serviceId");
		Awaitility.await()
			.pollInterval(Duration.ofMillis(30))
			.atMost(Duration.ofSeconds(60))
			.until(() -> portal.get("ada", "/api/v1/services/" + id).text("status"), status::equals);
		return id;
	}

	private void endpoint(String serviceId, String endpointId, String status) {
		Answer request = portal.askForEndpoint(serviceId, endpointId);
		portal.decide(request, "APPROVE");
		ids.put("attach of " + endpointId, request.text("id"));
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> portal.get("ada", "/api/v1/services/" + serviceId)
				.json()
				.at("/endpoints/0/status")
				.asString(""), status::equals);
	}

	private Answer ask(String region) {
		return portal.askForService(Portal.PAYMENTS, region);
	}

	private String serviceIn(String region) {
		return find("/api/v1/services?projectId=" + Portal.PAYMENTS + "&limit=200", region, "id");
	}

	private String requestIn(String region) {
		return find("/api/v1/requests?projectId=" + Portal.PAYMENTS + "&limit=200", region, "id");
	}

	private String rejectedService() {
		return find("/api/v1/services?projectId=" + Portal.PAYMENTS + "&limit=200", "AP_SOUTHEAST_2", "id");
	}

	private String first(String who, String list) {
		return portal.get(who, list).json().at("/items/0/id").asString("");
	}

	private String find(String list, String region, String field) {
		return portal.get("ada", list)
			.json()
			.path("items")
			.valueStream()
			.filter((item) -> item.path("region").asString("").equals(region))
			.map((item) -> item.path(field).asString(""))
			.findFirst()
			.orElseThrow();
	}

	private static String json(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

}
