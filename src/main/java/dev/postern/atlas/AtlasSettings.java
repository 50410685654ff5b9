package dev.postern.atlas;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long to wait for Atlas. The base URL beside them is read at each call, because the
 * demo's own address is not known before its server has started.
 *
 * @param connectTimeout until a connection stands
 * @param readTimeout between two pieces of an answer
 * @param callTimeout for a call as a whole, a Digest challenge included
 */
@ConfigurationProperties("postern.atlas")
record AtlasSettings(@DefaultValue("5s") Duration connectTimeout, @DefaultValue("20s") Duration readTimeout,
		@DefaultValue("30s") Duration callTimeout) {

}
