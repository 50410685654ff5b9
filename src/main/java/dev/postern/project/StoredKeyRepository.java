package dev.postern.project;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredKeyRepository extends Repository<StoredKey, UUID> {

	StoredKey save(StoredKey key);

	void delete(StoredKey key);

	Optional<StoredKey> findById(UUID id);

	List<StoredKey> findByIdIn(Collection<UUID> ids);

	Optional<StoredKey> findByPublicKey(String publicKey);

	@Query("""
			select key from StoredKey key
			where key.createdAt < :before or (key.createdAt = :before and key.id < :beforeId)
			order by key.createdAt desc, key.id desc""")
	List<StoredKey> page(Instant before, UUID beforeId, Limit limit);

}
