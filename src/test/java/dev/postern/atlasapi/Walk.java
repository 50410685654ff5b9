package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import dev.postern.wire.Provider;

/**
 * Everything that a client does in the life of a service, one way of speaking to one of
 * both sides.
 */
record Walk(Side side, Dialect dialect) {

	private static final Set<String> ENDS = Set.of("AVAILABLE", "WAITING_FOR_USER", "FAILED", "REJECTED");

	private static final List<String> MAKING = List.of("INITIATING", "AVAILABLE", "WAITING_FOR_USER", "FAILED");

	private static final List<String> REMOVING = List.of("AVAILABLE", "WAITING_FOR_USER", "FAILED", "REJECTED",
			"DELETING");

	void beforeThereIsAny() {
		String project = side.project();
		side.get(dialect.list(project));
		side.get(dialect.list(project) + "/?envelope=true");
		dialect.faultyWishes().forEach((body) -> side.call("POST", dialect.create(project), body));
		side.call("POST", dialect.create(project) + "/?envelope=true&pretty=true", "{}");
		side.call("POST", dialect.create(ContractTests.NOBODYS), dialect.wish(dialect.region()));
		side.call("POST", dialect.create("nonsense"), dialect.wish(dialect.region()));
		for (String id : List.of(ContractTests.NOBODYS, "nonsense")) {
			side.get(dialect.service(project, id));
			side.call("DELETE", dialect.service(project, id), null);
			side.call("POST", dialect.endpoints(project, id), dialect.addition(dialect.endpointId("0000")));
			side.get(dialect.endpoint(project, id, dialect.endpointId("0000")));
			side.call("DELETE", dialect.endpoint(project, id, dialect.endpointId("0000")), null);
			side.get(dialect.list(id));
			side.get(dialect.service(id, ContractTests.NOBODYS));
			side.get(dialect.endpoint(id, ContractTests.NOBODYS, dialect.endpointId("0000")));
		}
	}

	/** Makes a service that is read until it is made. */
	String make(String region) {
		HttpResponse<String> created = side.call("POST", dialect.create(side.project()), dialect.wish(region));
		String id = Side.id(created);
		side.call("POST", dialect.endpoints(side.project(), id), dialect.addition(dialect.endpointId("0000")));
		side.follow(dialect.service(side.project(), id), MAKING, Walk::isEnd);
		return id;
	}

	/** Makes a service that is reached from other regions as well. */
	String makeReached(String regions) {
		String project = side.project();
		for (String faulty : List.of("\"eu-west-2\"", "\"EU_WEST_1\"", "\"EU_WEST_2\",\"EU_WEST_2\"", "7",
				String.join(",", Collections.nCopies(36, "\"EU_WEST_2\"")))) {
			side.call("POST", dialect.create(project), dialect.wish(dialect.region(), faulty));
		}
		side.call("POST", dialect.create(project), Dialect.V2_AZURE.wish("northeurope", ""));
		for (String nobodys : List.of(ContractTests.NOBODYS, "nonsense")) {
			reach(nobodys, "\"EU_WEST_2\"");
			side.call("PATCH", dialect.create(nobodys) + '/' + ContractTests.NOBODYS, dialect.reach(regions));
		}
		String id = Side.id(side.call("POST", dialect.create(project), dialect.wish(dialect.region(), regions)));
		reach(id, "\"EU_WEST_3\"");
		side.follow(dialect.service(project, id), MAKING, Walk::isEnd);
		return id;
	}

	void whileItIsReached(String id) {
		String service = dialect.service(side.project(), id);
		dialect.faultyReaches().forEach((body) -> side.call("PATCH", dialect.create(side.project()) + '/' + id, body));
		reach(id, "\"EU_WEST_2\"");
		reach(id, "\"EU_WEST_3\",\"EU_WEST_2\"");
		side.get(service);
		side.get(dialect.list(side.project()) + "?pretty=true");
		reach(id, "\"EU_WEST_1\"");
		side.follow(service, MAKING, Walk::isEnd);
		reach(id, "\"EU_WEST_2\",\"EU_WEST_3\"");
		side.call("PATCH", dialect.create(side.project()) + '/' + id + "/?envelope=true&pretty=true",
				dialect.reach("").replace("[]", "null"));
		side.follow(service + "/?envelope=true", MAKING, Walk::isEnd);
	}

	private void reach(String id, String regions) {
		side.call("PATCH", dialect.create(side.project()) + '/' + id, dialect.reach(regions));
	}

	void whileItStands(String id) {
		String service = dialect.service(side.project(), id);
		side.call("POST", dialect.create(side.project()), dialect.wish(dialect.region()));
		side.call("POST", dialect.create(side.project()) + "/?pretty=true&envelope=true",
				dialect.wish(dialect.region()));
		for (String form : List.of("", "/", "?pretty=true", "?envelope=true", "/?envelope=true&pretty=true")) {
			side.get(service + form);
			side.get(dialect.list(side.project()) + form);
		}
		String endpoints = dialect.endpoints(side.project(), id);
		dialect.faultyAdditions().forEach((body) -> side.call("POST", endpoints, body));
		side.get(dialect.endpoint(side.project(), id, dialect.endpointId("0000")));
		side.call("DELETE", dialect.endpoint(side.project(), id, dialect.endpointId("0000")), null);
	}

	void withEndpoints(String id) {
		String service = dialect.service(side.project(), id);
		String one = attach(id, "0000");
		for (String form : List.of("", "/", "?pretty=true", "?envelope=true")) {
			side.get(one + form);
		}
		side.get(service);
		side.call("DELETE", service, null);
		if (dialect.isNewest()) {
			clusters();
		}
		String refused = attach(id, "dead");
		side.get(service + "?pretty=true");
		detach(refused);
		side.followToEnd(refused, REMOVING);
		side.get(service);
		detach(one);
		side.get(service);
		side.awaitEnd(one, REMOVING);
		side.followToEnd(service, REMOVING);
	}

	private String attach(String id, String ending) {
		String endpointId = dialect.endpointId(ending);
		side.call("POST", dialect.endpoints(side.project(), id), dialect.addition(endpointId));
		String endpoint = dialect.endpoint(side.project(), id, endpointId);
		side.follow(endpoint, dialect.attaching(), Walk::isEnd);
		side.call("POST", dialect.endpoints(side.project(), id), dialect.addition(endpointId));
		return endpoint;
	}

	private void detach(String endpoint) {
		side.call("DELETE", endpoint, null);
		side.get(endpoint);
		side.call("DELETE", endpoint + "?envelope=true", null);
	}

	/** The strings that lead through the endpoint come some time after it. */
	private void clusters() {
		String path = "/api/atlas/v2/groups/" + side.project() + "/clusters/analytics"
				+ ((dialect.provider() == Provider.AWS) ? "-0" : (dialect.provider() == Provider.GCP) ? "-gcp" : "-az");
		for (String date : List.of("2023-01-01", "2023-02-01", "2024-08-05")) {
			side.speaking(side.client().accepting("application/vnd.atlas.%s+json".formatted(date)))
				.follow(path, List.of(), (answer) -> answer.body().contains("\"IDLE\"")
						&& answer.body().contains("\"endpointId\":\"" + dialect.endpointId("0000")));
		}
	}

	void afterIt(String id) {
		side.get(dialect.list(side.project()));
		side.call("DELETE", dialect.service(side.project(), id), null);
		side.call("POST", dialect.endpoints(side.project(), id), dialect.addition(dialect.endpointId("0000")));
		side.get(dialect.endpoint(side.project(), id, dialect.endpointId("0000")));
	}

	void delete(String id) {
		String service = dialect.service(side.project(), id);
		side.call("DELETE", service + "/?pretty=true", null);
		side.get(service);
		side.call("DELETE", service, null);
		side.followToEnd(service, REMOVING);
	}

	private static boolean isEnd(HttpResponse<String> answer) {
		return Side.state(answer).filter(ENDS::contains).isPresent();
	}

}
