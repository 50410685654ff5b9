package dev.postern.request;

import java.util.List;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people say about requests. Whoever sees a request may speak.
 */
@Service
public class Comments {

	private final RequestMoves moves;

	private final CommentRepository comments;

	Comments(RequestMoves moves, CommentRepository comments) {
		this.moves = moves;
		this.comments = comments;
	}

	@PreAuthorize("isAuthenticated()")
	@Transactional
	public CommentView write(UUID requestId, String text) {
		ChangeRequest request = moves.visible(requestId);
		return comments.save(new Comment(request, text, Caller.current(), moves.now())).view();
	}

	@PreAuthorize("isAuthenticated()")
	@Transactional(readOnly = true)
	public ListPage<CommentView> list(UUID requestId, ListQuery query) {
		ChangeRequest request = moves.visible(requestId);
		List<Comment> rows = comments.page(request.id(), query.before(), query.beforeUuid(),
				Limit.of(query.limit() + 1));
		return ListPage.cut(rows.stream().map(Comment::view).toList(), query,
				(comment) -> ListQuery.cursor(comment.writtenAt(), comment.id()), (comment) -> comment);
	}

}
