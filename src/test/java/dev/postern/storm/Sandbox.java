package dev.postern.storm;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.postern.testing.PersistentCaller;
import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import org.awaitility.Awaitility;

/**
 * A project in which services stand that Postern has not made.
 */
final class Sandbox {

	static final String ID = "5f1a7a0c9b3e4d2f8a6b7c03";

	private static final List<String> REGIONS = List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1",
			"eu-west-2", "eu-central-1", "ap-northeast-1");

	private Sandbox() {
	}

	/**
	 * Has it in Atlas and in Postern, and waits until Postern knows what stands there.
	 */
	static void open(OutsideAtlas atlas, Portal portal) {
		atlas.put(ID, state());
		// Atlas is asked whether the key opens it, which takes too long now and then
		await(() -> {
			String keyId = portal.get("olga", "/api/v1/stored-keys").json().at("/items/0/id").asString("");
			return portal.post("olga", "/api/v1/projects",
					"{\"id\": \"%s\", \"storedKeyId\": \"%s\"}".formatted(ID, keyId));
		}, (enrolled) -> enrolled.status() < 300 || "PROJECT_EXISTS".equals(enrolled.text("code")));
		Map.of("ada", "REQUESTER", "grace", "APPROVER")
			.forEach((name, role) -> await(() -> portal.call("olga", "PUT",
					"/api/v1/projects/" + ID + "/members/" + name, "{\"roles\": [\"%s\"]}".formatted(role)),
					(member) -> member.status() < 300));
		await(() -> portal.get("ada", "/api/v1/services?projectId=" + ID),
				(services) -> services.json().path("items").size() == REGIONS.size());
	}

	private static void await(Supplier<Answer> call, Predicate<Answer> wanted) {
		Awaitility.await().atMost(PersistentCaller.LIMIT).until(call::get, wanted);
	}

	/** As testers put it into the simulator. */
	private static String state() {
		String services = REGIONS.stream()
			.map((region) -> "{\"provider\": \"AWS\", \"region\": \"%s\", \"endpoints\": [{\"id\": \"vpce-0%016x\"}]}"
				.formatted(region, region.hashCode() & 0xffffL))
			.collect(Collectors.joining(", "));
		return "{\"name\": \"Sandbox\", \"services\": [%s]}".formatted(services);
	}

}
