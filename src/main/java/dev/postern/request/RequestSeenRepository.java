package dev.postern.request;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface RequestSeenRepository extends Repository<RequestSeen, UUID> {

	RequestSeen save(RequestSeen seen);

	Optional<RequestSeen> findByPersonIdAndRequestId(UUID personId, UUID requestId);

}
