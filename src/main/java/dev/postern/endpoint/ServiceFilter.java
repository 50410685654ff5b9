package dev.postern.endpoint;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

/**
 * Which services are wanted, as the database is asked for them. The name of a region
 * means nothing without its provider.
 */
record ServiceFilter(Collection<String> projectIds, Collection<Provider> providers, Collection<ServiceStatus> statuses,
		boolean needy, boolean anyRegion, List<String> aws, List<String> azure, List<String> gcp) {

	/**
	 * Waits for its first endpoint, has one that failed, or failed itself and was not
	 * asked for again.
	 */
	static final String NEEDY = """
			(service.status in (READY, MISSING)
				or service.status = FAILED and not exists (select later.id from EndpointService later
					where later.projectId = service.projectId and later.provider = service.provider
						and later.region = service.region and later.createdAt > service.createdAt)
				or exists (select endpoint.id from Endpoint endpoint
					where endpoint.serviceId = service.id and endpoint.status in (FAILED, REJECTED, MISSING)))""";

	static final String GONE = "service.status in (DELETED, REJECTED)";

	static ServiceFilter of(ServiceQuery query, Set<String> projectIds) {
		String text = query.region().strip().toLowerCase(Locale.ROOT);
		Set<Provider> providers = (query.provider() != null) ? EnumSet.of(query.provider())
				: EnumSet.allOf(Provider.class);
		return new ServiceFilter(projectIds, providers, query.statuses(), query.needy(), text.isEmpty(),
				regions(Provider.AWS, text), regions(Provider.AZURE, text), regions(Provider.GCP, text));
	}

	private static List<String> regions(Provider provider, String text) {
		return Regions.of(provider)
			.stream()
			.filter((region) -> (region.title() + ' ' + region.atlasName()).toLowerCase(Locale.ROOT).contains(text))
			.map(Region::atlasName)
			.toList();
	}

}
