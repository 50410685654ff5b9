package dev.postern.project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MembershipRepository extends Repository<Membership, UUID> {

	Membership save(Membership membership);

	Optional<Membership> findByProjectIdAndPersonId(String projectId, UUID personId);

	List<Membership> findByPersonId(UUID personId);

	@Query("select member.personId from Membership member where member.projectId = :projectId and member.approver = true")
	Set<UUID> approvers(String projectId);

	@Query("""
			select member from Membership member
			where member.projectId = :projectId and (member.requester = true or member.approver = true)
			and (member.createdAt < :before or (member.createdAt = :before and member.id < :beforeId))
			order by member.createdAt desc, member.id desc""")
	List<Membership> page(String projectId, Instant before, UUID beforeId, Limit limit);

}
