package dev.postern.simulator;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;

/**
 * How the simulator runs.
 *
 * @param dataDir where its state lies
 * @param timeScale how many times faster than the recorded timings
 * @param history whether an empty simulator starts with services that are already there
 * @param faults what goes wrong from the start
 */
@ConfigurationProperties("postern.simulator")
@Profile({ "demo", "simulator" })
record SimulatorSettings(Path dataDir, @DefaultValue("1") double timeScale, @DefaultValue("false") boolean history,
		@DefaultValue FaultPlan faults) {

	SimulatorSettings {
		if (!(timeScale > 0)) {
			throw new IllegalArgumentException("postern.simulator.time-scale must be more than 0");
		}
	}

	Pace pace() {
		return new Pace(timeScale);
	}

}
