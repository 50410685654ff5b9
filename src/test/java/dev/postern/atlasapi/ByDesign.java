package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything in which Postern answers otherwise than Atlas, and why. There is nothing
 * else.
 */
enum ByDesign {

	/** Postern stands for private endpoints only, and passes nothing on. */
	ANYTHING_ELSE("200", "403 NOT_OFFERED",
			(side) -> side.client().get("/api/atlas/v2/groups/" + side.project() + "/containers?providerName=AWS")),

	/** What Postern does not know it does not know of Atlas either. */
	UNKNOWN_PATH("404 RESOURCE_NOT_FOUND", "403 NOT_OFFERED",
			(side) -> side.client().get("/api/atlas/v2/groups/" + side.project() + "/nothing")),

	/** Such ids need their slashes encoded; with bare ones this is another path. */
	BARE_SLASHES("404 RESOURCE_NOT_FOUND", "403 NOT_OFFERED",
			(side) -> side.client()
				.get(Dialect.V2_AZURE.endpoints(side.project(), "5f1a7a0c9b3e4d2f8a6b7cff")
						+ Dialect.V2_AZURE.endpointId("0"))),

	/** Every method that is not offered is refused and recorded alike. */
	OTHER_METHOD("405", "403 NOT_OFFERED",
			(side) -> side.client().call("PUT", Dialect.V2_AWS.list(side.project()), "{}")),

	/** Whoever may not see a project is not told that it is there. */
	PROJECT_OF_OTHERS("401 NOT_IN_GROUP", "404 GROUP_NOT_FOUND",
			(side) -> side.client().get(Dialect.V2_AWS.list("5f1a7a0c9b3e4d2f8a6b7c01"))),

	/**
	 * A client that lost the answer to its call asks again, and shall get its service.
	 */
	THE_SAME_AGAIN("409 PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION", "201", (side) -> {
		String create = Dialect.V2_AZURE.create(side.project());
		String id = Side.id(side.client().post(create, Dialect.V2_AZURE.wish("uksouth")));
		HttpResponse<String> again = side.client().post(create, Dialect.V2_AZURE.wish("uksouth"));
		side.client().delete(Dialect.V2_AZURE.service(side.project(), id));
		side.followToEnd(Dialect.V2_AZURE.service(side.project(), id), List.of("DELETING"));
		return again;
	}),

	/** Atlas is asked after approval, so reading the service tells what Atlas said. */
	NO_CAPACITY("400 ATLAS_GENERAL_ERROR", "201",
			(side) -> side.client().post(Dialect.V2_AZURE.create(side.project()), Dialect.V2_AZURE.wish("uaenorth")));

	/** What Postern says otherwise in answers that are equal but for it. */
	private static final Map<String, String> WORDS = Map.of(
			// whoever is told that something is taken asks next by whom
			" \\w+ asked for it: see http\\S+/requests/[-0-9a-f]{36}\\.", "",
			// what exactly was wrong, which Atlas does not tell
			"(Invalid attribute \\w+ specified\\.) [^\"]+", "$1",
			// all taken away, or never named: either is none here
			"(\"supportedRemoteRegions\" ?: ?)\\[ ?]", "$1null",
			// which role is missing, by its name here
			"(Current user is not authorized to perform this action\\.) [^\"]+", "$1",
			// a key is its owner's here and says so; its id and its rights are other ones
			"\"(desc|publicKey|roleName|build)\"( ?: ?)\"[^\"]*\"", "\"$1\"$2\"OTHER\"",
			// Postern knows an organisation by its id only
			"(\"links\" ?: ?\\[ ?],\\s*\"name\" ?: ?)\"[^\"]*\"(?=,\\s*\"skip)", "$1\"OTHER\"");

	private final String atlas;

	private final String postern;

	private final Function<Side, HttpResponse<String>> call;

	ByDesign(String atlas, String postern, Function<Side, HttpResponse<String>> call) {
		this.atlas = atlas;
		this.postern = postern;
		this.call = call;
	}

	String atlas() {
		return atlas;
	}

	String postern() {
		return postern;
	}

	/** The outcome of the call that shows the difference. */
	String outcome(Side side) {
		HttpResponse<String> answer = call.apply(side);
		String code = answer.headers().firstValue("X-Error-Code").map((value) -> " " + value).orElse("");
		return answer.statusCode() + code;
	}

	/** Takes away what may differ. */
	static String rewrite(String text) {
		String equal = text;
		for (Map.Entry<String, String> words : WORDS.entrySet()) {
			equal = equal.replaceAll(words.getKey(), words.getValue());
		}
		return equal;
	}

}
