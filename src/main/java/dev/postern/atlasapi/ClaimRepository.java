package dev.postern.atlasapi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.postern.endpoint.Glance;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ClaimRepository extends Repository<Claim, UUID> {

	Claim saveAndFlush(Claim claim);

	/** In one statement, because a client reads the same thing many times at once. */
	@Modifying
	@Query("update Claim claim set claim.answered = true where claim.id = ?1 and claim.requestId = ?2")
	void answer(UUID id, UUID requestId);

	Optional<Claim> findByApiKeyIdAndSubject(UUID apiKeyId, String subject);

	/** A service at a glance, with what a key has done about it and how that stands. */
	@Query("select service, endpoint, claim, request.status " + Glance.FROM + """
			left join Claim claim on claim.serviceId = service.id and claim.apiKeyId = :apiKeyId
			left join ChangeRequest request on request.id = claim.requestId
			where\s""" + Glance.OF_ONE)
	List<Object[]> sight(String projectId, String id, boolean all, UUID personId, UUID apiKeyId);

	/** What a key has done about services, and how that stands. */
	@Query("""
			select claim, request.status from Claim claim join ChangeRequest request on request.id = claim.requestId
			where claim.apiKeyId = :apiKeyId and claim.serviceId in :serviceIds""")
	List<Object[]> about(UUID apiKeyId, Collection<String> serviceIds);

}
