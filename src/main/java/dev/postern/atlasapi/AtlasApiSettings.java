package dev.postern.atlasapi;

import dev.postern.wire.TokenBuckets;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much clients may do.
 *
 * @param capacity how many calls a key has at once; as many as Atlas gives for private
 * endpoints
 * @param refill how many of them it gets back each minute
 */
@ConfigurationProperties("postern.atlas-api")
record AtlasApiSettings(@DefaultValue("4000") int capacity, @DefaultValue("2000") int refill) {

	TokenBuckets.Size limit() {
		return new TokenBuckets.Size(capacity, refill);
	}

}
