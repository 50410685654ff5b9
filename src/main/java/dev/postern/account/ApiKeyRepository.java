package dev.postern.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiKeyRepository extends Repository<ApiKey, UUID> {

	ApiKey save(ApiKey key);

	Optional<ApiKey> findByPublicKey(String publicKey);

	/** A key with its owner in one go, because machines poll. */
	@Query("""
			select new dev.postern.account.OwnedKey(key, owner) from ApiKey key
			join Person owner on owner.id = key.personId
			where key.publicKey = :publicKey""")
	Optional<OwnedKey> findOwned(String publicKey);

	Optional<ApiKey> findByIdAndPersonId(UUID id, UUID personId);

	@Query("""
			select key from ApiKey key where key.personId = :personId
			and (key.createdAt < :before or (key.createdAt = :before and key.id < :beforeId))
			order by key.createdAt desc, key.id desc""")
	List<ApiKey> page(UUID personId, Instant before, UUID beforeId, Limit limit);

	/** Past the version on purpose: two calls at once must not collide over this. */
	@Modifying
	@Query("update ApiKey key set key.lastUsedAt = :now where key.id = :id")
	void used(UUID id, Instant now);

	/** Past the version as well. */
	@Modifying
	@Query("update ApiKey key set key.sealedHa1 = :sealed where key.id = :id")
	void sealed(UUID id, byte[] sealed);

}
