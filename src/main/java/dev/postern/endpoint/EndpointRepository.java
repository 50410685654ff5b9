package dev.postern.endpoint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.postern.wire.Provider;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EndpointRepository extends Repository<Endpoint, UUID> {

	Endpoint save(Endpoint endpoint);

	Endpoint saveAndFlush(Endpoint endpoint);

	Optional<Endpoint> findByLiveKey(String liveKey);

	@Query("""
			select endpoint from Endpoint endpoint join EndpointService service on service.id = endpoint.serviceId
			where service.projectId = :projectId and service.provider = :provider and endpoint.followUntil > :now
			order by endpoint.createdAt, endpoint.id""")
	List<Endpoint> followed(String projectId, Provider provider, Instant now);

	@Query("""
			select endpoint from Endpoint endpoint join EndpointService service on service.id = endpoint.serviceId
			where service.projectId = :projectId and service.provider = :provider and endpoint.liveKey is not null
			order by endpoint.createdAt, endpoint.id""")
	List<Endpoint> standing(String projectId, Provider provider);

	/**
	 * By an id in lower case, on all services but one: in its project all, in the others
	 * only what Atlas has.
	 */
	@Query("""
			select endpoint from Endpoint endpoint join EndpointService service on service.id = endpoint.serviceId
			where lower(endpoint.endpointId) = :endpointId and endpoint.liveKey is not null
				and service.id <> :serviceId and (service.projectId = :projectId
					or service.projectId in :others and endpoint.status <> EndpointStatus.REQUESTED)""")
	List<Endpoint> elsewhere(String serviceId, String endpointId, String projectId, Collection<String> others);

	List<Endpoint> findByServiceIdInAndLiveKeyNotNullOrderByCreatedAtAscIdAsc(Collection<String> serviceIds);

}
