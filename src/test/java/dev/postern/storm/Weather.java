package dev.postern.storm;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all storms have in common.
 */
final class Weather {

	private Weather() {
	}

	/** How many kills, unless that is said for all storms. */
	static int rounds(int usual) {
		return Integer.getInteger("postern.storm.rounds", usual);
	}

	/** A hasty Postern that uses this Atlas. */
	static String[] settings(OutsideAtlas atlas, String... more) {
		List<String> settings = new ArrayList<>(
				List.of(atlas.setting(), "--postern.provisioning.round=200ms", "--db-scheduler.polling-interval=100ms",
						"--postern.atlas.read-timeout=2s", "--postern.atlas.call-timeout=2s",
						"--postern.provisioning.first-backoff=200ms", "--postern.provisioning.most-backoff=2s"));
		settings.addAll(List.of(more));
		return settings.toArray(String[]::new);
	}

	/** What only has to be done once has been done, and nothing has to be done again. */
	static void assertNoJobLeft(String url, String user, String password) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, user, password);
				Statement statement = connection.createStatement();
				ResultSet jobs = statement
					.executeQuery("select task_name from scheduled_tasks where task_name = 'carry-out'")) {
			assertThat(jobs.next()).as("a job is left").isFalse();
		}
	}

}
