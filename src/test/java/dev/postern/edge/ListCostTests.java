package dev.postern.edge;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.postern.testing.Newcomers;
import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A list costs as many statements with many rows as with few.
 */
@OnDemo
class ListCostTests {

	private static final List<String> LISTS = List.of("/people", "/projects", "/projects/" + Portal.ANALYTICS,
			"/stored-keys", "/account/keys", "/atlas", "/log", "/drift");

	private final Portal portal;

	private final JdbcClient rows;

	private final Statistics statistics;

	ListCostTests(Portal portal, JdbcClient rows, EntityManagerFactory database) {
		this.portal = portal;
		this.rows = rows;
		this.statistics = database.unwrap(SessionFactory.class).getStatistics();
		statistics.setStatisticsEnabled(true);
	}

	@AfterEach
	void leaveNoDrift() {
		rows.sql("delete from drift where open_key like 'one more %'").update();
	}

	@Test
	void costsTheSameWithMoreRows() {
		Visitor olga = Visitor.signedIn(portal.origin(), "olga");
		more();
		Map<String, Long> few = statements(olga);
		for (int i = 0; i < 5; i++) {
			more();
		}

		assertThat(statements(olga)).isEqualTo(few);
	}

	/** One more row in each of the lists. */
	private void more() {
		new Newcomers(portal).join(Portal.ANALYTICS, "REQUESTER");
		portal.post("olga", "/api/v1/api-keys", "{\"label\": \"One more\"}");
		String name = UUID.randomUUID().toString().replaceAll("[^a-f]", "x").substring(0, 8);
		portal.post("olga", "/api/v1/stored-keys", """
				{"label": "One more", "publicKey": "%s", "privateKey": "%s"}""".formatted(name, UUID.randomUUID()));
		rows.sql("""
				insert into drift (id, kind, project_id, provider, region, service_id, expected, seen, since, open_key,
					version)
				select cast(? as uuid), 'UNMANAGED', project_id, provider, region, id, 'It', 'Not', created_at, ?, 0
				from endpoint_service where region = 'SA_EAST_1' fetch first 1 rows only""")
			.params(UUID.randomUUID().toString(), "one more " + name)
			.update();
	}

	private Map<String, Long> statements(Visitor visitor) {
		return LISTS.stream().collect(Collectors.toMap((path) -> path, (path) -> statements(visitor, path)));
	}

	/** The fewest of many looks, because background work asks as well. */
	private long statements(Visitor visitor, String path) {
		return IntStream.range(0, 20).mapToLong((look) -> {
			long before = statistics.getPrepareStatementCount();
			assertThat(visitor.get(path).status()).isEqualTo(200);
			return statistics.getPrepareStatementCount() - before;
		}).min().orElseThrow();
	}

}
