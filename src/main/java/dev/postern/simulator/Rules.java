package dev.postern.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this Atlas behaves where the sources differ, or where a test wants another Atlas.
 *
 * @param gcpAttachments how many attachments a service on Google Cloud has, unless it
 * maps ports; 50 in production
 * @param restrictRegions whether several endpoints in one region beside endpoints in
 * other regions need regional mode
 * @param tokenLifetime how long a token of a service account is good for
 * @param codes error codes to answer in place of the usual ones
 * @param success the codes of writes that went well
 * @param unpaid the projects without a payment method
 */
record Rules(int gcpAttachments, boolean restrictRegions, Duration tokenLifetime, Map<String, String> codes,
		Success success, Set<String> unpaid) {

	Rules {
		codes = Map.copyOf(codes);
		unpaid = Set.copyOf(unpaid);
	}

	/**
	 * Codes of writes that went well.
	 *
	 * @param created recorded 201, specified 200
	 * @param deleted recorded 202, specified 204
	 * @param switched recorded 202 for regional mode, specified 200
	 */
	record Success(@DefaultValue("201") int created, @DefaultValue("202") int deleted,
			@DefaultValue("202") int switched) {
	}

}
