package dev.postern;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.postern.testing.AuditTrail;
import dev.postern.testing.Journey;
import dev.postern.testing.Portal;
import dev.postern.testing.PosternProcess;
import dev.postern.testing.SimulatedAtlas;
import org.awaitility.Awaitility;

/**
 * Brings a running Postern to where each journey stands at its step, and no further.
 */
class CrashScene {

	private static final String CREATE = "/privateEndpoint/endpointService$";

	private final Map<CrashStep, Journey> journeys = new EnumMap<>(CrashStep.class);

	private final PosternProcess postern;

	CrashScene(PosternProcess postern) {
		this.postern = postern;
		for (CrashStep step : CrashStep.values()) {
			String project = step.isInPayments() ? Portal.PAYMENTS : Portal.ANALYTICS;
			journeys.put(step, new Journey(postern::portal, project, step.region()));
		}
	}

	/** When this comes back, it is the time to kill. */
	void arrange() {
		prepare();
		atlas().script(script());
		holdPayments();
		holdAnalytics();
		journey(CrashStep.APPROVED).askForService().approve();
	}

	/** Asks for whatever is missing to the end of each journey, and waits for it. */
	void finish() {
		inParallel(List.of(CrashStep.values()), this::finish).join();
		journey(CrashStep.AVAILABLE).awaitService(
				(service) -> service.json().at("/connectionStrings/0/cluster").asString("").equals("payments-0"));
	}

	Journey journey(CrashStep step) {
		return Objects.requireNonNull(journeys.get(step));
	}

	static <T> CompletableFuture<Void> inParallel(Collection<T> all, Consumer<T> work) {
		return CompletableFuture.allOf(all.stream()
			.map((one) -> CompletableFuture.runAsync(() -> work.accept(one), Thread::startVirtualThread))
			.toArray(CompletableFuture[]::new));
	}

	/** Brings those that need it to a ready service, or to a working endpoint. */
	private void prepare() {
		List<Journey> standing = Stream.of(CrashStep.values())
			.filter((step) -> step == CrashStep.AVAILABLE || step == CrashStep.PENDING
					|| step.compareTo(CrashStep.READY) >= 0)
			.map(this::journey)
			.toList();
		inParallel(standing, (journey) -> journey.askForService().approve().awaitApplied()).join();
		inParallel(List.of(journey(CrashStep.DETACHING), journey(CrashStep.DETACHED)),
				(journey) -> journey.askForEndpoint().approve().awaitApplied())
			.join();
		// or its clusters would be asked for beside those of the test
		await(() -> postern.portal().get("ada", "/api/v1/services?limit=200").body().contains("//payments-ap-pl-0."));
	}

	/** In one piece, because what hangs goes on when the script is changed. */
	private List<String> script() {
		return List.of(fault("GET", Portal.PAYMENTS + "/clusters", "HANG"),
				fault("POST", Portal.PAYMENTS + CREATE, "HANG"), fault("POST", Portal.PAYMENTS + CREATE, "WITHHELD"),
				fault("GET", Portal.ANALYTICS + "/privateEndpoint/AWS/endpointService$", "HANG"),
				fault("GET", endpoints(CrashStep.ENDPOINT_CLAIMED), "HANG"),
				fault("POST", endpoints(CrashStep.ATTACHING), "HANG"),
				fault("POST", endpoints(CrashStep.ATTACHED), "WITHHELD"),
				fault("DELETE", endpoints(CrashStep.DETACHING), "HANG"),
				fault("DELETE", endpoints(CrashStep.DETACHED), "WITHHELD"),
				fault("DELETE", journey(CrashStep.DELETING).atlasId() + "$", "HANG"),
				fault("DELETE", journey(CrashStep.DELETED).atlasId() + "$", "WITHHELD"));
	}

	private void holdPayments() {
		journey(CrashStep.AVAILABLE).askForEndpoint().approve().awaitApplied();
		awaitHit("GET", Portal.PAYMENTS + "/clusters", "HANG");
		journey(CrashStep.PENDING).askForEndpoint()
			.approve()
			.awaitService((service) -> !Set.of("", "REQUESTED").contains(Journey.endpointStatus(service)));
		journey(CrashStep.CREATING).askForService().approve();
		awaitHit("POST", Portal.PAYMENTS + CREATE, "HANG");
		journey(CrashStep.CREATED).askForService().approve();
		awaitHit("POST", Portal.PAYMENTS + CREATE, "WITHHELD");
		journey(CrashStep.INITIATING).askForService()
			.approve()
			.awaitService((service) -> !service.text("atlasId").isEmpty());
	}

	private void holdAnalytics() {
		journey(CrashStep.ENDPOINT_ASKED).askForEndpoint();
		awaitClaimed(journey(CrashStep.ENDPOINT_CLAIMED).askForEndpoint().approve());
		journey(CrashStep.ATTACHING).askForEndpoint().approve();
		awaitHit("POST", endpoints(CrashStep.ATTACHING), "HANG");
		journey(CrashStep.ATTACHED).askForEndpoint().approve();
		awaitHit("POST", endpoints(CrashStep.ATTACHED), "WITHHELD");
		journey(CrashStep.DETACHING).askToDetach().approve();
		awaitHit("DELETE", endpoints(CrashStep.DETACHING), "HANG");
		journey(CrashStep.DETACHED).askToDetach().approve();
		awaitHit("DELETE", endpoints(CrashStep.DETACHED), "WITHHELD");
		journey(CrashStep.DELETING).askToDelete().approve();
		awaitHit("DELETE", journey(CrashStep.DELETING).atlasId() + "$", "HANG");
		journey(CrashStep.DELETED).askToDelete().approve();
		awaitHit("DELETE", journey(CrashStep.DELETED).atlasId() + "$", "WITHHELD");
		journey(CrashStep.ASKED).askForService();
		awaitClaimed(journey(CrashStep.CLAIMED).askForService().approve());
	}

	private void finish(CrashStep step) {
		Journey journey = journey(step).approveIfOpen().awaitApplied();
		if (step.isLeaving()) {
			journey.awaitService((service) -> service.text("status").equals("DELETED"));
		}
		else if (journey.requests().size() == 1) {
			journey.askForEndpoint().approve().awaitApplied();
		}
	}

	private void awaitHit(String method, String path, String fault) {
		await(() -> atlas().wasHit(method, path, fault));
	}

	/** Claimed, and not written, because looking comes first and that hangs. */
	private void awaitClaimed(Journey journey) {
		await(() -> AuditTrail.read(postern.portal()).kinds(journey.id()).contains("atlas.write"));
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(condition);
	}

	private String endpoints(CrashStep step) {
		return journey(step).atlasId() + "/endpoint";
	}

	/** Looks may come any number of times, what is asked for comes once. */
	private static String fault(String method, String path, String kind) {
		int times = (method.equals("GET") && !path.endsWith("/clusters")) ? 1000 : 1;
		return "{\"method\": \"%s\", \"path\": \"%s\", \"kind\": \"%s\", \"times\": %d}".formatted(method, path, kind,
				times);
	}

	private SimulatedAtlas atlas() {
		return new SimulatedAtlas(postern.portal());
	}

}
