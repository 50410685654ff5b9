package dev.postern.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, UUID> {

	Person save(Person person);

	Optional<Person> findById(UUID id);

	boolean existsByOperatorTrue();

	/** Locked, so that two operators do not disable each other at once. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	List<Person> findByOperatorTrueAndDisabledFalse();

	@Query("""
			select person from Person person
			where person.createdAt < :before or (person.createdAt = :before and person.id < :beforeId)
			order by person.createdAt desc, person.id desc""")
	List<Person> page(Instant before, UUID beforeId, Limit limit);

	List<Person> findByIdIn(Collection<UUID> ids);

	Optional<Person> findByUsername(String username);

}
