package dev.postern.account;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface InvitationRepository extends Repository<Invitation, UUID> {

	Invitation save(Invitation invitation);

	Optional<Invitation> findById(UUID personId);

	Optional<Invitation> findByTokenHash(String tokenHash);

}
