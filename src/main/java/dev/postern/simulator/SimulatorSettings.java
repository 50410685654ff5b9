package dev.postern.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

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
 * @param gcpAttachments how many attachments a service on Google Cloud has
 * @param restrictRegions whether regional mode is needed where Atlas needs it
 * @param tokenLifetime how long a token of a service account is good for
 * @param codes error codes to answer in place of the usual ones
 * @param success the codes of writes that went well
 */
@ConfigurationProperties("postern.simulator")
@Profile({ "demo", "simulator" })
record SimulatorSettings(Path dataDir, @DefaultValue("1") double timeScale, @DefaultValue("false") boolean history,
		@DefaultValue FaultPlan faults, @DefaultValue("6") int gcpAttachments,
		@DefaultValue("true") boolean restrictRegions, @DefaultValue("1h") Duration tokenLifetime,
		@DefaultValue Map<String, String> codes, @DefaultValue Rules.Success success) {

	SimulatorSettings {
		if (!(timeScale > 0)) {
			throw new IllegalArgumentException("postern.simulator.time-scale must be more than 0");
		}
		if (gcpAttachments < 1) {
			throw new IllegalArgumentException("postern.simulator.gcp-attachments must be at least 1");
		}
	}

	Pace pace() {
		return new Pace(timeScale);
	}

	Rules rules() {
		return new Rules(gcpAttachments, restrictRegions, tokenLifetime, codes, success, Set.of());
	}

}
