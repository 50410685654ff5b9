package dev.postern.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import dev.postern.wire.Provider;

/**
 * What an empty simulator starts with; fixed, so that examples and checks can rely on it.
 */
@Component
@Profile({ "demo", "simulator" })
class Seed {

	static final String ORGANISATION = "5f1a7a0c9b3e4d2f8a6b7c00";

	static final String ORGANISATION_NAME = "Postern";

	static final String PAYMENTS = "5f1a7a0c9b3e4d2f8a6b7c01";

	static final String ANALYTICS = "5f1a7a0c9b3e4d2f8a6b7c02";

	/** Only where there is history: a project that Postern does not know yet. */
	static final String SANDBOX = "5f1a7a0c9b3e4d2f8a6b7c03";

	static final String PUBLIC_KEY = "simulate";

	static final String PRIVATE_KEY = "55555555-5555-4555-8555-555555555555";

	static final String CLIENT_ID = "mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7c99";

	static final String CLIENT_SECRET = "mdb_sa_sk_demo00000000000000000000000000000000";

	/** The file of keys. Written last, so that half a seed is planted again. */
	static final String KEYS = "keys";

	private final Store store;

	private final boolean history;

	private final Clock clock;

	/** Everything was put back to how an empty simulator starts. */
	record Planted() {
	}

	Seed(Store store, SimulatorSettings settings, Clock clock) {
		this.store = store;
		this.history = settings.history();
		this.clock = clock;
	}

	/** Does nothing where something has been planted. */
	void plant() {
		if (!store.has(KEYS)) {
			replant();
		}
	}

	/** Puts everything back to how an empty simulator starts. */
	void replant() {
		store.names(Projects.FILE).forEach(store::delete);
		Instant past = clock.instant().minus(Duration.ofDays(400));
		write(new Project(PAYMENTS, "Payments", ORGANISATION, past,
				List.of(cluster("5f1a7a0c9b3e4d2f8a6b7c11", "payments-0", Provider.AWS, "US_EAST_1", past),
						cluster("5f1a7a0c9b3e4d2f8a6b7c12", "payments-ap", Provider.AWS, "AP_SOUTHEAST_1", past)),
				history ? history(past) : List.of(), Project.RegionalMode.OFF));
		write(new Project(ANALYTICS, "Analytics", ORGANISATION, past,
				List.of(cluster("5f1a7a0c9b3e4d2f8a6b7c21", "analytics-0", Provider.AWS, "EU_WEST_1", past),
						cluster("5f1a7a0c9b3e4d2f8a6b7c22", "analytics-az", Provider.AZURE, "EUROPE_NORTH", past),
						cluster("5f1a7a0c9b3e4d2f8a6b7c23", "analytics-gcp", Provider.GCP, "CENTRAL_US", past)),
				List.of(), Project.RegionalMode.OFF));
		List<Key.Grant> grants = new ArrayList<>(List.of(Key.Grant.owner(PAYMENTS), Key.Grant.owner(ANALYTICS)));
		Key client = Key.of(CLIENT_ID, CLIENT_SECRET, List.copyOf(grants));
		if (history) {
			write(new Project(SANDBOX, "Sandbox", ORGANISATION, past, List.of(), List.of(), Project.RegionalMode.OFF));
			grants.add(Key.Grant.owner(SANDBOX));
		}
		store.write(KEYS, List.of(Key.of(PUBLIC_KEY, PRIVATE_KEY, grants), client));
	}

	private void write(Project project) {
		store.write(Projects.FILE + project.id(), project);
	}

	private static List<Service> history(Instant past) {
		Instant later = past.plus(Duration.ofDays(1));
		Endpoint connected = new Endpoint("vpce-0a1b2c3d4e5f60718", new Handed.Aws(), 0, later.plus(Duration.ofDays(1)),
				null);
		return List.of(
				new Service("5f1a7a0c9b3e4d2f8a6b7c31", "AP_SOUTHEAST_1", later, null, Offer.Aws.PLAIN,
						List.of(connected)),
				new Service("5f1a7a0c9b3e4d2f8a6b7c32", "SA_EAST_1", later, null, Offer.Aws.PLAIN, List.of()));
	}

	private static Cluster cluster(String id, String name, Provider provider, String region, Instant created) {
		return new Cluster(id, name, created, List.of(new Cluster.Place(provider, region)));
	}

}
