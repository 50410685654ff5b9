package dev.postern.atlasapi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ClaimRepository extends Repository<Claim, UUID> {

	Claim saveAndFlush(Claim claim);

	Optional<Claim> findByApiKeyIdAndSubject(UUID apiKeyId, String subject);

	/** Whatever its version: several calls may read at once how it ended. */
	@Modifying
	@Query("update Claim claim set claim.answered = true where claim.id = :id")
	void answer(UUID id);

	List<Claim> findByApiKeyIdAndServiceIdIn(UUID apiKeyId, Collection<String> serviceIds);

}
