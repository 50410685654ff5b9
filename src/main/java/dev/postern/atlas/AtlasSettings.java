package dev.postern.atlas;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long to wait for Atlas, and how much to ask of it at once. The base URL beside them
 * is read at each call, because the demo's own address is not known before its server has
 * started.
 *
 * @param connectTimeout until a connection stands
 * @param readTimeout between two pieces of an answer
 * @param callTimeout for a call as a whole, a Digest challenge included; a token that has
 * to be fetched first may take as long again
 * @param callsAtOnce how many calls of one project are under way together
 * @param turnTimeout how long one more waits for its turn
 */
@ConfigurationProperties("postern.atlas")
record AtlasSettings(@DefaultValue("5s") Duration connectTimeout, @DefaultValue("20s") Duration readTimeout,
		@DefaultValue("30s") Duration callTimeout, @DefaultValue("4") int callsAtOnce,
		@DefaultValue("2s") Duration turnTimeout) {

}
