package dev.postern.edge;

import java.util.List;
import java.util.stream.Stream;

import dev.postern.edge.Route.Access;

/**
 * Every route under {@code /api/v1}, written down once more on purpose: a route that is
 * not here has no stated rule, and fails the tests.
 */
final class Routes {

	private static final String TAG = "If-Match: \"1.00000000000000000000000000000000\"";

	private static final String[] LIST = { "limit", "cursor" };

	static final String CREATE_SERVICE = """
			{"kind": "CREATE_SERVICE", "projectId": "0123456789abcdef01234567", "provider": "AWS",
			 "region": "eu-west-1", "portMappingEnabled": false, "supportedRemoteRegions": ["eu-west-2"],
			 "justification": "A test.", "resubmits": null}""";

	static final String ATTACH_ENDPOINT = """
			{"kind": "ATTACH_ENDPOINT", "serviceId": "0123456789abcdef01234567",
			 "endpoint": {"id": "vpce-0123456789abcdef0"}, "justification": "A test.", "resubmits": null}""";

	static final String DETACH_ENDPOINT = """
			{"kind": "DETACH_ENDPOINT", "serviceId": "0123456789abcdef01234567",
			 "endpointId": "vpce-0123456789abcdef0", "deletesService": true, "justification": "A test.",
			 "resubmits": null}""";

	static final String DELETE_SERVICE = """
			{"kind": "DELETE_SERVICE", "serviceId": "0123456789abcdef01234567", "justification": "A test.",
			 "resubmits": null}""";

	static final String ADOPT_SERVICE = """
			{"kind": "ADOPT_SERVICE", "serviceId": "0123456789abcdef01234567",
			 "endpointIds": ["vpce-0123456789abcdef0"], "justification": "A test.", "resubmits": null}""";

	static final String REPAIR_ENDPOINT = """
			{"kind": "REPAIR_ENDPOINT", "serviceId": "0123456789abcdef01234567",
			 "failedEndpointId": "vpce-0123456789abcdef0", "endpoint": {"id": "vpce-0123456789abcdef1"},
			 "justification": "A test.", "resubmits": null}""";

	static final String SET_REGIONAL_MODE = """
			{"kind": "SET_REGIONAL_MODE", "projectId": "0123456789abcdef01234567", "enabled": true,
			 "justification": "A test.", "resubmits": null}""";

	static final String SET_REMOTE_REGIONS = """
			{"kind": "SET_REMOTE_REGIONS", "serviceId": "0123456789abcdef01234567",
			 "supportedRemoteRegions": ["eu-west-2"], "justification": "A test.", "resubmits": null}""";

	static final List<Route> ALL = List.of(
			// what machine callers ask for
			Route.of("POST /api/v1/requests", Access.PROJECT, "ada").body(CREATE_SERVICE),
			Route.of("GET /api/v1/requests", Access.SIGNED_IN, "ada")
				.query("projectId", "status", "kind", "serviceId", "requester", "limit", "cursor"),
			Route.of("GET /api/v1/requests/{id}", Access.PROJECT, "ada"),
			Route.of("PUT /api/v1/requests/{id}", Access.PROJECT, "ada").body(CREATE_SERVICE).headers(TAG),
			Route.of("POST /api/v1/requests/{id}/decisions", Access.PROJECT, "grace")
				.body("{\"verdict\": \"REJECT\", \"comment\": \"A test.\"}")
				.headers(TAG),
			Route.of("POST /api/v1/requests/{id}/withdrawal", Access.PROJECT, "ada"),
			Route.of("POST /api/v1/requests/{id}/giving-up", Access.PROJECT, "ada"),
			Route.of("POST /api/v1/requests/{id}/retry", Access.PROJECT, "ada"),
			Route.of("GET /api/v1/requests/{id}/comments", Access.PROJECT, "ada").query(LIST),
			Route.of("POST /api/v1/requests/{id}/comments", Access.PROJECT, "ada").body("{\"text\": \"A test.\"}"),
			Route.of("GET /api/v1/services", Access.SIGNED_IN, "ada").query("projectId", "limit", "cursor"),
			Route.of("GET /api/v1/services/{id}", Access.PROJECT, "ada"),
			Route.of("GET /api/v1/drift", Access.SIGNED_IN, "ada").query("projectId", "limit", "cursor"),
			Route.of("POST /api/v1/drift/{id}/ignore", Access.PROJECT, "grace")
				.body("{\"until\": \"2030-01-31T12:00:00Z\", \"reason\": \"A test.\"}"),
			Route.of("DELETE /api/v1/drift/{id}/ignore", Access.PROJECT, "grace"),
			Route.of("POST /api/v1/drift/{id}/acceptance", Access.PROJECT, "grace"),
			Route.of("GET /api/v1/projects", Access.SIGNED_IN, "ada").query(LIST),
			// people and their keys
			Route.of("GET /api/v1/me", Access.SIGNED_IN, "ada"),
			Route.of("PUT /api/v1/me/password", Access.SIGNED_IN, "vera")
				.body("{\"currentPassword\": \"not the password\", \"newPassword\": \"correct horse\"}"),
			Route.of("GET /api/v1/api-keys", Access.SIGNED_IN, "ada").query(LIST),
			Route.of("POST /api/v1/api-keys", Access.SIGNED_IN, "ada")
				.body("{\"label\": \"A test.\", \"mayDecide\": false}"),
			Route.of("DELETE /api/v1/api-keys/{id}", Access.SIGNED_IN, "ada"),
			Route.of("GET /api/v1/people", Access.OPERATOR, "olga").query(LIST),
			Route.of("POST /api/v1/people", Access.OPERATOR, "olga")
				.body("{\"username\": \"ada\", \"displayName\": \"Ada\", \"roles\": [\"AUDITOR\"]}"),
			Route.of("PUT /api/v1/people/{username}/disabled", Access.OPERATOR, "olga").body("{\"disabled\": true}"),
			Route.of("POST /api/v1/people/{username}/invitations", Access.OPERATOR, "olga"),
			Route.of("POST /api/v1/invitations/{token}", Access.OPEN, "ada")
				.body("{\"password\": \"correct horse\", \"keyMayDecide\": false}"),
			Route.of("POST /api/v1/setup", Access.OPEN, "ada").body("""
					{"token": "none", "username": "eve", "displayName": "Eve", "password": "correct horse"}"""),
			// what operators look after
			Route.of("POST /api/v1/projects", Access.OPERATOR, "olga").body("""
					{"id": "0123456789abcdef01234567", "storedKeyId": "00000000-0000-4000-8000-0000000000aa"}"""),
			Route.of("PUT /api/v1/projects/{id}/stored-key", Access.OPERATOR, "olga")
				.body("{\"storedKeyId\": \"00000000-0000-4000-8000-0000000000aa\"}"),
			Route.of("GET /api/v1/projects/{id}/members", Access.OPERATOR, "olga").query(LIST),
			Route.of("PUT /api/v1/projects/{id}/members/{username}", Access.OPERATOR, "olga")
				.body("{\"roles\": [\"REQUESTER\"]}"),
			Route.of("GET /api/v1/stored-keys", Access.OPERATOR, "olga").query(LIST),
			Route.of("POST /api/v1/stored-keys", Access.OPERATOR, "olga").body("""
					{"label": "A test.", "publicKey": "simulate",
					 "privateKey": "00000000-0000-4000-8000-0000000000aa"}"""),
			Route.of("POST /api/v1/stored-keys/{id}/test", Access.OPERATOR, "olga"),
			Route.of("POST /api/v1/stored-keys/{id}/rotation", Access.OPERATOR, "olga").body("""
					{"publicKey": "simulate", "privateKey": "00000000-0000-4000-8000-0000000000aa"}"""),
			Route.of("DELETE /api/v1/stored-keys/{id}", Access.OPERATOR, "olga"),
			Route.of("GET /api/v1/audit/events", Access.LOG, "vera")
				.query("actor", "projectId", "kind", "subject", "from", "until", "limit", "cursor"),
			Route.of("GET /api/v1/openapi.json", Access.OPEN, "ada"));

	private Routes() {
	}

	/** Every body, of the routes that take several kinds of them each. */
	static List<Route> bodies() {
		Stream<Route> asks = Stream
			.of(ATTACH_ENDPOINT, DETACH_ENDPOINT, DELETE_SERVICE, REPAIR_ENDPOINT, SET_REGIONAL_MODE, ADOPT_SERVICE,
					SET_REMOTE_REGIONS)
			.map((body) -> ALL.getFirst().body(body));
		return Stream.concat(ALL.stream().filter((route) -> route.body() != null), asks).toList();
	}

	static List<Route> all() {
		return ALL;
	}

}
