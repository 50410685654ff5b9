package dev.postern.request;

import java.time.Duration;
import java.util.Set;

import dev.postern.wire.Provider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are treated.
 *
 * @param expiresAfter how long a request waits for a decision
 * @param providers for which services can be asked
 */
@ConfigurationProperties("postern.request")
record RequestSettings(@DefaultValue("14d") Duration expiresAfter, @DefaultValue( {
		"AWS", "AZURE", "GCP" }) Set<Provider> providers){

}
