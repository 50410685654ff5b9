package dev.postern.endpoint;

import java.util.Set;

import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Which services are wanted.
 *
 * @param projectId null for all that the caller may see
 * @param provider null for any
 * @param region a part of a region's place or name, empty for any
 * @param needy whether only those that need somebody
 * @param page counted from 0
 */
public record ServiceQuery(@Nullable String projectId, @Nullable Provider provider, Set<ServiceStatus> statuses,
		String region, boolean needy, int page) {

	/** How many services a page shows. */
	public static final int PAGE_SIZE = 25;

}
