package dev.postern.request;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface DecisionRepository extends Repository<Decision, UUID> {

	Decision save(Decision decision);

	List<Decision> findByRequestIdInOrderByDecidedAtAscIdAsc(Collection<UUID> requestIds);

}
