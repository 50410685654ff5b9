package dev.postern.endpoint;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DriftRepository extends Repository<Drift, UUID> {

	Drift save(Drift drift);

	Optional<Drift> findById(UUID id);

	List<Drift> findByServiceIdInAndOpenKeyNotNullOrderBySinceAscIdAsc(Collection<String> serviceIds);

	@Query("""
			select drift from Drift drift
			where drift.projectId in :projectIds and drift.openKey is not null
				and (drift.since < :before or (drift.since = :before and drift.id < :beforeId))
			order by drift.since desc, drift.id desc""")
	List<Drift> page(Collection<String> projectIds, Instant before, UUID beforeId, Limit limit);

	@Query("""
			select count(drift) from Drift drift
			where drift.projectId in :projectIds and drift.openKey is not null
				and (drift.ignoredUntil is null or drift.ignoredUntil <= :now)""")
	long count(Collection<String> projectIds, Instant now);

}
