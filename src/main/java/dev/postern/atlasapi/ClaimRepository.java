package dev.postern.atlasapi;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface ClaimRepository extends Repository<Claim, UUID> {

	Claim saveAndFlush(Claim claim);

	Optional<Claim> findByApiKeyIdAndSubject(UUID apiKeyId, String subject);

	List<Claim> findByApiKeyIdAndServiceIdIn(UUID apiKeyId, Collection<String> serviceIds);

}
