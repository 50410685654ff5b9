package dev.postern.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, UUID> {

	Person save(Person person);

	Optional<Person> findById(UUID id);

	List<Person> findByIdIn(Collection<UUID> ids);

	Optional<Person> findByUsername(String username);

}
