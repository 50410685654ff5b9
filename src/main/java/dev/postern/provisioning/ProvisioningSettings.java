package dev.postern.provisioning;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pace of background work.
 *
 * @param round how often is looked at what Atlas has just begun to change
 * @param slowestRound how often is looked at what takes long, at the least
 * @param sweep how often is looked at everything that stands
 * @param deadline how long a request may take, waiting for the operator not counted
 * @param firstBackoff how long after the first failed try comes the second
 * @param mostBackoff how long between tries at the most
 * @param operatorCheck how often is tried whether the operator has mended a key
 * @param jobsPerProject how many jobs of one project may be at Atlas at once, in one
 * process
 */
@ConfigurationProperties("postern.provisioning")
record ProvisioningSettings(@DefaultValue("10s") Duration round, @DefaultValue("3m") Duration slowestRound,
		@DefaultValue("5m") Duration sweep, @DefaultValue("2h") Duration deadline,
		@DefaultValue("1s") Duration firstBackoff, @DefaultValue("1m") Duration mostBackoff,
		@DefaultValue("1m") Duration operatorCheck, @DefaultValue("4") int jobsPerProject) {

	/** Doubles from try to try, up to the most. */
	Duration backoff(int attempt) {
		int doublings = Math.min(attempt, 16);
		Duration grown = firstBackoff.multipliedBy(1L << doublings);
		return (grown.compareTo(mostBackoff) < 0) ? grown : mostBackoff;
	}

}
