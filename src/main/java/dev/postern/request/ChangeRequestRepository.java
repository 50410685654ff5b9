package dev.postern.request;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ChangeRequestRepository extends Repository<ChangeRequest, UUID> {

	ChangeRequest save(ChangeRequest request);

	void flush();

	Optional<ChangeRequest> findById(UUID id);

	Optional<ChangeRequest> findByOpenKey(String openKey);

	List<ChangeRequest> findByServiceIdAndStatusIn(String serviceId, Collection<RequestStatus> statuses);

	boolean existsByProjectIdInAndStatusIn(Collection<String> projectIds, Collection<RequestStatus> statuses);

	long countByProjectIdInAndStatusAndRequesterIdNot(Collection<String> projectIds, RequestStatus status,
			UUID requesterId);

	List<ChangeRequest> findByProjectIdInAndStatus(Collection<String> projectIds, RequestStatus status);

	List<ChangeRequest> findByStatusAndWaitsForIsNullAndDeadlineBefore(RequestStatus status, Instant now, Limit limit);

	List<ChangeRequest> findByServiceIdAndKindOrderByCreatedAtDescIdDesc(String serviceId, RequestKind kind,
			Limit limit);

	List<ChangeRequest> findByProjectIdAndProviderAndRegionAndKindOrderByCreatedAtDescIdDesc(String projectId,
			@Nullable Provider provider, @Nullable String region, RequestKind kind, Limit limit);

	List<ChangeRequest> findByServiceIdAndKindAndStatusInAndCreatedAtAfter(String serviceId, RequestKind kind,
			Collection<RequestStatus> statuses, Instant createdAt);

	List<ChangeRequest> findByStatusAndExpiresAtBefore(RequestStatus status, Instant now, Limit limit);

	List<ChangeRequest> findByProjectIdAndProviderAndRegionAndStatusInOrderByCreatedAtAscIdAsc(String projectId,
			@Nullable Provider provider, @Nullable String region, Collection<RequestStatus> statuses);

	/** What waits for somebody, oldest first. */
	@Query("""
			select request from ChangeRequest request
			where request.projectId in :#{#filter.projectIds} and request.status in :#{#filter.statuses}
				and request.kind in :#{#filter.kinds} and request.requesterId <> :decider
				and (:#{#filter.requester} = '' or request.requester = :#{#filter.requester})
			order by request.createdAt, request.id""")
	List<ChangeRequest> waiting(RequestFilter filter, UUID decider, Limit limit);

	/** Whoever has asked for something that waits. */
	@Query("""
			select distinct request.requester from ChangeRequest request
			where request.projectId in :projectIds and request.status = :status and request.requesterId <> :decider
			order by request.requester""")
	List<String> requesters(Collection<String> projectIds, RequestStatus status, UUID decider);

	@Query("""
			select request from ChangeRequest request
			where request.projectId in :#{#filter.projectIds} and request.status in :#{#filter.statuses}
				and request.kind in :#{#filter.kinds}
				and (:#{#filter.serviceId} = '' or request.serviceId = :#{#filter.serviceId})
				and (:#{#filter.requester} = '' or request.requester = :#{#filter.requester})
				and (request.createdAt < :before or (request.createdAt = :before and request.id < :beforeId))
			order by request.createdAt desc, request.id desc""")
	List<ChangeRequest> page(RequestFilter filter, Instant before, UUID beforeId, Limit limit);

}
