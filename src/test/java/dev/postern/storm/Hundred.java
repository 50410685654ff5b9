package dev.postern.storm;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.postern.testing.PersistentCaller;
import dev.postern.testing.Portal.Answer;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;
import org.awaitility.Awaitility;

/**
 * A hundred approved requests, each for a service in a place of its own.
 */
final class Hundred {

	/** Where the demo has something of its own. */
	private static final Set<String> TAKEN = Set.of("AP_SOUTHEAST_1", "AP_SOUTHEAST_2", "SA_EAST_1", "CA_CENTRAL_1");

	private static final int SIZE = 100;

	private final PersistentCaller caller;

	private final List<String> ids;

	private Hundred(PersistentCaller caller, List<String> ids) {
		this.caller = caller;
		this.ids = ids;
	}

	/** Asks for all of them at once, and comes back when all are approved. */
	static Hundred approved(PersistentCaller caller, String projectId) {
		List<CompletableFuture<String>> asked = Stream.of(Provider.values())
			.flatMap((provider) -> Regions.of(provider)
				.stream()
				.filter((region) -> Stream.of(TAKEN, Reckoning.FULL, Reckoning.FAILING)
					.noneMatch((names) -> names.contains(region.atlasName())))
				.map((region) -> new Spot(projectId, provider, region.cloudName(), false)))
			.filter((spot) -> !Spot.all().contains(spot))
			.limit(SIZE)
			.map((spot) -> CompletableFuture.supplyAsync(() -> approve(caller, spot), Thread::startVirtualThread))
			.toList();
		return new Hundred(caller, asked.stream().map(CompletableFuture::join).toList());
	}

	List<String> ids() {
		return ids;
	}

	/** Waits until a good part is done, and a good part is not. */
	void awaitMiddle() {
		Awaitility.await().atMost(PersistentCaller.LIMIT).until(() -> applied() >= SIZE / 4);
	}

	void awaitAll() {
		ids.forEach((id) -> caller.await("/api/v1/requests/" + id,
				(request) -> Set.of("APPLIED", "FAILED").contains(request.text("status"))));
	}

	private long applied() {
		return caller.get("/api/v1/requests?status=APPLIED&limit=200")
			.json()
			.path("items")
			.valueStream()
			.filter((request) -> ids.contains(request.path("id").asString("")))
			.count();
	}

	private static String approve(PersistentCaller caller, Spot spot) {
		Answer asked = caller.ask(spot.creation());
		caller.decide(asked, "APPROVE");
		return asked.text("id");
	}

}
