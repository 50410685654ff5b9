package dev.postern.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CommentRepository extends Repository<Comment, UUID> {

	Comment save(Comment comment);

	List<Comment> findByRequestId(UUID requestId);

	@Query("""
			select comment from Comment comment where comment.requestId = :requestId
				and (comment.writtenAt < :before or (comment.writtenAt = :before and comment.id < :beforeId))
			order by comment.writtenAt desc, comment.id desc""")
	List<Comment> page(UUID requestId, Instant before, UUID beforeId, Limit limit);

}
