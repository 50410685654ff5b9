package dev.postern.request;

import java.util.UUID;

import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.rest.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Comments over REST.
 */
@RestController
@RequestMapping("/api/v1/requests/{id}/comments")
class CommentApiController {

	private final Comments comments;

	CommentApiController(Comments comments) {
		this.comments = comments;
	}

	@GetMapping
	ListPage<CommentView> list(@PathVariable UUID id, @RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return comments.list(id, ListQuery.of(limit, cursor));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	CommentView write(@PathVariable UUID id, @Valid @RequestBody CommentBody body) {
		return comments.write(id, body.text());
	}

	/** A comment as it comes over REST. */
	record CommentBody(@NotBlank(message = AskBody.MISSING) @Size(max = 2000,
			message = "Give at most 2000 characters.") @PlainText String text) {
	}

}
