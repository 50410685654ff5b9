package dev.postern.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.postern.account.Caller;
import dev.postern.audit.AuditEntry;
import dev.postern.audit.AuditLog;
import dev.postern.audit.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that happened to a request, told from the log: the same that auditors read,
 * less the ways by which people came in.
 */
@Service
@PreAuthorize("isAuthenticated()")
class Timeline {

	private static final String ATLAS = "atlas.write";

	private final RequestMoves moves;

	private final AuditLog log;

	private final CommentRepository comments;

	Timeline(RequestMoves moves, AuditLog log, CommentRepository comments) {
		this.moves = moves;
		this.log = log;
		this.comments = comments;
	}

	/** What happened, oldest first. */
	@Transactional(readOnly = true)
	public List<Moment> of(UUID requestId) {
		ChangeRequest request = moves.visible(requestId);
		Map<String, String> said = comments.findByRequestId(request.id())
			.stream()
			.map(Comment::view)
			.collect(Collectors.toMap((comment) -> comment.id().toString(), CommentView::text));
		List<AuditEntry> entries = Caller.asPostern(() -> log.about(request.id().toString()));
		List<Moment> moments = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			AuditEntry entry = entries.get(i);
			if (entry.outcome() != Outcome.INTENDED || isLastCall(entries, i)) {
				append(moments, moment(entry, said, i == entries.size() - 1));
			}
		}
		return List.copyOf(moments);
	}

	/** Whether a call to Atlas is still out, as far as the log knows. */
	private static boolean isLastCall(List<AuditEntry> entries, int index) {
		return entries.stream().skip(index + 1L).noneMatch((later) -> later.kind().equals(ATLAS));
	}

	private static void append(List<Moment> moments, Moment next) {
		if (!moments.isEmpty() && next.repeats(moments.getLast())) {
			moments.set(moments.size() - 1, moments.getLast().again(next));
		}
		else {
			moments.add(next);
		}
	}

	private static Moment moment(AuditEntry entry, Map<String, String> said, boolean last) {
		Function<String, String> detail = (name) -> String.valueOf(entry.details().getOrDefault(name, ""));
		@Nullable String written = switch (entry.kind()) {
			case "request.approve", "request.reject", "request.fail" -> blankToNull(detail.apply("remark"));
			case "request.wait" -> detail.apply("reason");
			case "request.comment" -> said.get(detail.apply("commentId"));
			case ATLAS -> blankToNull(detail.apply("why"));
			default -> null;
		};
		boolean atlas = entry.kind().equals(ATLAS);
		String argument = atlas ? call(detail) : detail.apply("version");
		String who = entry.actor().equals("postern") ? "Postern" : entry.actor();
		return new Moment(entry.id(), entry.at(), who, atlas ? key(entry, last) : entry.kind(), argument, written, 1);
	}

	/** The call, and what Atlas answered. */
	private static String call(Function<String, String> detail) {
		if (detail.apply("method").isEmpty()) {
			return "";
		}
		String answer = (detail.apply("status") + ' ' + detail.apply("errorCode")).strip();
		String call = detail.apply("method") + ' ' + detail.apply("path");
		return answer.isEmpty() ? call : call + " → " + answer;
	}

	private static String key(AuditEntry entry, boolean last) {
		Map<String, Object> details = entry.details();
		if (entry.outcome() == Outcome.INTENDED) {
			// what came of it can have been seen before the answer was written down
			return last ? "atlas.out" : "atlas.asked";
		}
		if (details.containsKey("found")) {
			return "atlas.found";
		}
		if (details.containsKey("written")) {
			return "atlas.not-yet";
		}
		if (entry.outcome() == Outcome.DONE) {
			return "atlas.done";
		}
		return details.containsKey("status") ? "atlas.refused" : "atlas.silent";
	}

	private static @Nullable String blankToNull(String text) {
		return text.isBlank() ? null : text;
	}

}
