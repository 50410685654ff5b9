package dev.postern.request;

import java.util.List;

import dev.postern.endpoint.ServiceView;
import org.jspecify.annotations.Nullable;

/**
 * What somebody should know before they ask for a service.
 *
 * @param project the project's name
 * @param deciders whoever could decide, the caller left out
 * @param standing what stands in the place already
 * @param beside what stands there with the other choice of port mapping, which is no
 * obstacle
 * @param making the open request that is to make it
 */
record Prospect(String project, String place, List<String> deciders, @Nullable ServiceView standing,
		@Nullable ServiceView beside, @Nullable RequestView making) {

	/** Everybody who could decide, for a sentence. */
	public String names() {
		return String.join(", ", deciders);
	}

	/** Whether asking would come to anything. */
	public boolean isOpen() {
		return standing == null && !deciders.isEmpty();
	}

}
