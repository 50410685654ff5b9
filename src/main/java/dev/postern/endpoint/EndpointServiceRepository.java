package dev.postern.endpoint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.postern.wire.Provider;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EndpointServiceRepository extends Repository<EndpointService, String> {

	EndpointService save(EndpointService service);

	EndpointService saveAndFlush(EndpointService service);

	void flush();

	Optional<EndpointService> findById(String id);

	@Query("select service from EndpointService service where service.id = :id or service.atlasId = :id")
	Optional<EndpointService> findByEitherId(String id);

	/** All that hold their place, oldest first, each row with one of its endpoints. */
	@Query("select service, endpoint " + Glance.FROM + """
			where service.projectId = :projectId and service.provider = :provider and service.liveKey is not null
			order by service.createdAt, service.id, endpoint.createdAt, endpoint.id""")
	List<Object[]> glances(String projectId, Provider provider);

	Optional<EndpointService> findByLiveKey(String liveKey);

	List<EndpointService> findByIdIn(Collection<String> ids);

	List<EndpointService> findByIdInAndProjectIdIn(Collection<String> ids, Collection<String> projectIds);

	List<EndpointService> findByAtlasIdIn(Collection<String> atlasIds);

	List<EndpointService> findByProjectIdAndProviderAndLiveKeyNotNull(String projectId, Provider provider);

	List<EndpointService> findByProjectIdAndProviderAndFollowUntilAfter(String projectId, Provider provider,
			Instant now);

	List<EndpointService> findByProjectIdInAndStatus(Collection<String> projectIds, ServiceStatus status);

	/** The places where something is on its way. */
	@Query("""
			select distinct service.projectId, service.provider from EndpointService service
			where service.followUntil > :now or exists (select endpoint.id from Endpoint endpoint
				where endpoint.serviceId = service.id and endpoint.followUntil > :now)""")
	List<Object[]> followed(Instant now);

	/** Those that match, first what needs somebody, last what is history. */
	@Query("select service from EndpointService service where service.projectId in :#{#filter.projectIds} "
			+ "and service.provider in :#{#filter.providers} and service.status in :#{#filter.statuses} "
			+ "and (:#{#filter.anyRegion} = true " + "or service.provider = AWS and service.region in :#{#filter.aws} "
			+ "or service.provider = AZURE and service.region in :#{#filter.azure} "
			+ "or service.provider = GCP and service.region in :#{#filter.gcp}) " + "and (:#{#filter.needy} = false or "
			+ ServiceFilter.NEEDY + ") order by case when " + ServiceFilter.GONE + " then 3 when " + ServiceFilter.NEEDY
			+ " then 0 when service.status = FAILED then 3 "
			+ "when service.status in (REQUESTED, INITIATING, DELETING) then 1 else 2 end, "
			+ "service.createdAt desc, service.id desc")
	Slice<EndpointService> search(ServiceFilter filter, Pageable page);

	@Query("""
			select service from EndpointService service
			where service.projectId in :projectIds
				and (service.createdAt < :before or (service.createdAt = :before and service.id < :beforeId))
			order by service.createdAt desc, service.id desc""")
	List<EndpointService> page(Collection<String> projectIds, Instant before, String beforeId, Limit limit);

}
