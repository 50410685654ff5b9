package dev.postern.storm;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import dev.postern.testing.PosternProcess;
import org.junit.jupiter.api.Test;

/**
 * One process on H2, killed again and again in the middle of whatever it does. How often
 * is said by {@code -Dpostern.storm.rounds}.
 */
class StormTests {

	@Test
	void nothingIsLostAndNothingDoubled() throws Exception {
		Path directory = Path.of("target", "storm", UUID.randomUUID().toString());
		try (OutsideAtlas atlas = new OutsideAtlas(directory, 100);
				PosternProcess postern = new PosternProcess(directory, Weather.settings(atlas))) {
			postern.start();

			new Storm(atlas, List.of(postern), true).blow(Weather.rounds(15));

			postern.stop();
			Weather.assertNoJobLeft(postern.databaseUrl(), "postern", "");
		}
	}

}
