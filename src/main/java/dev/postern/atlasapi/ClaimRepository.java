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

	/** The request of a claim, and what it changes if that is read before it is so. */
	String HOW_IT_STANDS = """
			left join ChangeRequest request on request.id = claim.requestId
			left join ChangeRequest reaching on reaching.id = request.id and reaching.kind = SET_REMOTE_REGIONS
			""";

	Claim saveAndFlush(Claim claim);

	/** In one statement, because a client reads the same thing many times at once. */
	@Modifying
	@Query("update Claim claim set claim.answered = true where claim.id = ?1 and claim.requestId = ?2")
	void answer(UUID id, UUID requestId);

	Optional<Claim> findByApiKeyIdAndSubject(UUID apiKeyId, String subject);

	/**
	 * A service at a glance, with what a key has done about it and its endpoints, and how
	 * that stands: at most seven rows for each endpoint. Without concat, with which
	 * Hibernate translates a query anew each time.
	 * @param named the key of the one endpoint that is asked about, whether it still
	 * stands or not; empty if none is
	 */
	@Query("select service, endpoint, claim, request.status, reaching.content " + Glance.FROM + """
			left join Claim claim on claim.apiKeyId = :apiKeyId and claim.serviceId = service.id
				and claim.endpointKey in ('', :named, lower(endpoint.endpointId))\s""" + HOW_IT_STANDS + """
			where\s""" + Glance.OF_ONE)
	List<Object[]> sight(String id, boolean all, UUID personId, UUID apiKeyId, String named);

	/** What a key has done about services, and how that stands. */
	@Query("select claim, request.status, reaching.content from Claim claim " + HOW_IT_STANDS + """
			where claim.apiKeyId = :apiKeyId and claim.serviceId in :serviceIds""")
	List<Object[]> about(UUID apiKeyId, Collection<String> serviceIds);

}
