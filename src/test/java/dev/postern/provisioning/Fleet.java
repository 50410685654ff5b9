package dev.postern.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;
import dev.postern.testing.SettableClock;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many projects with services of all three providers, what Atlas makes of them and when,
 * and how late Postern knows.
 */
class Fleet {

	/** How long Atlas makes a service. */
	private static final Map<Provider, Duration> MAKING = Map.of(Provider.AWS, Duration.ofSeconds(168), Provider.AZURE,
			Duration.ofSeconds(59), Provider.GCP, Duration.ofMillis(274_500));

	private static final Duration CONNECTING = Duration.ofSeconds(90);

	private static final Duration WRITING_STRINGS = Duration.ofSeconds(180);

	/** Where no region has capacity, or services fail. */
	private static final Set<String> SPECIAL = Set.of("me-south-1", "uaenorth", "me-central1", "ap-east-1", "eastasia",
			"asia-east2");

	private final Portal portal;

	private final Door door;

	private final Stage stage;

	private final JdbcClient database;

	private final SettableClock clock;

	/**
	 * When Atlas comes on with what; its key is in {@link #known()} once Postern knows.
	 */
	private final Map<String, Instant> pending = new LinkedHashMap<>();

	private final Set<String> seen = new HashSet<>();

	private final Map<String, Answer> toAttachTo = new HashMap<>();

	private int attached;

	private int noticed;

	private Duration latest = Duration.ZERO;

	Fleet(Portal portal, Door door, Stage stage, JdbcClient database, SettableClock clock) {
		this.portal = portal;
		this.door = door;
		this.stage = stage;
		this.database = database;
		this.clock = clock;
	}

	/** Puts so many projects, each with a cluster in every region. */
	void enrol(int projects) {
		pending.clear();
		seen.clear();
		toAttachTo.clear();
		attached = 0;
		noticed = 0;
		latest = Duration.ZERO;
		String clusters = IntStream.range(0, 21)
			.mapToObj((number) -> "{\"name\": \"c%d\", \"places\": [{\"provider\": \"%s\", \"region\": \"%s\"}]}"
				.formatted(number, provider(number), region(number).atlasName()))
			.collect(Collectors.joining(", "));
		for (int project = 0; project < projects; project++) {
			door.put("/projects/" + id(project),
					"{\"name\": \"P%d\", \"regionalMode\": true, \"clusters\": [%s]}".formatted(project, clusters));
		}
		door.put("/keys/simulate",
				"{\"roles\": [{\"orgId\": \"%s\", \"roleName\": \"ORG_OWNER\"}]}".formatted(Stage.ORGANISATION));
		IntStream.range(0, projects).mapToObj(Fleet::id).forEach(stage::enrol);
	}

	void forget(int projects) {
		stage.reset();
		IntStream.range(0, projects).mapToObj(Fleet::id).forEach(stage::forget);
	}

	/** Has a service of a project approved, the number choosing provider and region. */
	void service(int project, int number, boolean withEndpoint) {
		Answer request = approved("""
				{"kind": "CREATE_SERVICE", "projectId": "%s", "provider": "%s", "region": "%s",
				 "justification": "A test."}""".formatted(id(project), provider(number), region(number).cloudName()));
		if (withEndpoint) {
			toAttachTo.put(request.text("serviceId"), request);
		}
	}

	/** Has endpoints approved where their services are ready for them. */
	void attach() {
		List<String> ready = column("select id from endpoint_service where status = 'READY'");
		for (String serviceId : ready) {
			Answer service = toAttachTo.remove(serviceId);
			if (service != null) {
				approved("""
						{"kind": "ATTACH_ENDPOINT", "serviceId": "%s", "endpoint": %s, "justification": "A test."}"""
					.formatted(serviceId, endpoint(service.text("provider"), attached++)));
			}
		}
	}

	/** Nothing that Atlas did longer ago is unknown to Postern. */
	void allIsKnown(Duration within) {
		Instant now = clock.instant();
		door.projects().forEach((project) -> project.path("services").forEach(this::expect));
		Set<String> known = known();
		Collection<String> learnt = pending.keySet().stream().filter(known::contains).toList();
		for (String what : learnt) {
			Instant happened = pending.remove(what);
			noticed++;
			Duration late = Duration.between(happened, now);
			latest = (late.compareTo(latest) > 0) ? late : latest;
		}
		assertThat(pending)
			.allSatisfy((what, happens) -> assertThat(Duration.between(happens, now)).as(what).isLessThan(within));
	}

	/** How many changes Postern has noticed. */
	int noticed() {
		return noticed;
	}

	/** What the latest of them took, up to the next check of the test. */
	Duration latest() {
		return latest;
	}

	private void expect(JsonNode service) {
		String id = service.path("id").asString();
		Provider provider = Provider.valueOf(service.at("/offer/provider").asString());
		expect("service " + id, service.path("createdAt"), MAKING.get(provider));
		service.path("endpoints").forEach((endpoint) -> {
			String name = endpoint.path("id").asString();
			expect("endpoint " + name, endpoint.path("addedAt"), CONNECTING);
			expect("strings " + name, endpoint.path("addedAt"), CONNECTING.plus(WRITING_STRINGS));
		});
	}

	private void expect(String what, JsonNode began, @Nullable Duration takes) {
		if (takes != null && seen.add(what)) {
			pending.put(what, Instant.parse(began.asString()).plus(takes));
		}
	}

	private Set<String> known() {
		Set<String> known = new HashSet<>(
				column("select 'service ' || atlas_id from endpoint_service where status in ('READY', 'CONNECTED')"));
		List<String> working = column("select endpoint_id from endpoint where status = 'AVAILABLE'");
		String strings = String.join(" ", column("select snapshot from cluster"));
		for (String endpoint : working) {
			known.add("endpoint " + endpoint);
			if (strings.contains(endpoint)) {
				known.add("strings " + endpoint);
			}
		}
		return known;
	}

	private List<String> column(String query) {
		return database.sql(query).query((row, index) -> row.getString(1)).list();
	}

	private Answer approved(String body) {
		Answer asked = portal.post("ada", "/api/v1/requests", body);
		assertThat(asked.status()).as(asked.body()).isEqualTo(201);
		assertThat(portal.decide(asked, "APPROVE").status()).isEqualTo(201);
		return asked;
	}

	private static String endpoint(String provider, int number) {
		return switch (Provider.valueOf(provider)) {
			case AWS -> "{\"id\": \"vpce-0123456789a%05d1\"}".formatted(number);
			case AZURE -> """
					{"id": "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg/providers\
					/Microsoft.Network/privateEndpoints/pe-%d-x", "privateEndpointIPAddress": "10.0.0.4"}"""
				.formatted(number);
			case GCP -> "{\"endpointGroupName\": \"g-%d-x\", \"gcpProjectId\": \"my-project\", \"endpoints\": [%s]}"
				.formatted(number,
						IntStream.range(0, 6)
							.mapToObj((rule) -> "{\"endpointName\": \"g-%d-x-%d\", \"ipAddress\": \"10.0.1.%d\"}"
								.formatted(number, rule, rule))
							.collect(Collectors.joining(", ")));
		};
	}

	private static Provider provider(int number) {
		return Provider.values()[number % 3];
	}

	private static Region region(int number) {
		return Regions.of(provider(number))
			.stream()
			.filter((region) -> !SPECIAL.contains(region.cloudName()))
			.toList()
			.get(number / 3);
	}

	private static String id(int project) {
		return "64c0000000000000000000%02d".formatted(project);
	}

}
