package dev.postern.endpoint;

import java.time.Instant;
import java.util.UUID;

import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.rest.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Drift over REST.
 */
@RestController
@RequestMapping("/api/v1/drift")
class DriftApiController {

	private final Drifts drifts;

	DriftApiController(Drifts drifts) {
		this.drifts = drifts;
	}

	@GetMapping
	ListPage<DriftView> list(@RequestParam(required = false) @Nullable String projectId,
			@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		@Nullable String wanted = (projectId != null) ? Ids.projectId("?projectId", projectId) : null;
		return drifts.list(wanted, ListQuery.of(limit, cursor));
	}

	@PostMapping("/{id}/ignore")
	DriftView ignore(@PathVariable UUID id, @Valid @RequestBody IgnoreBody body) {
		return drifts.ignore(id, body.until(), body.reason());
	}

	@DeleteMapping("/{id}/ignore")
	DriftView heed(@PathVariable UUID id) {
		return drifts.heed(id);
	}

	@PostMapping("/{id}/acceptance")
	DriftView accept(@PathVariable UUID id) {
		return drifts.accept(id);
	}

	/** Until when nobody needs to see it, and why. */
	record IgnoreBody(@NotNull(message = "This is required.") Instant until,
			@NotBlank(message = "This is required.") @Size(max = 2000,
					message = "Give at most 2000 characters.") @PlainText String reason) {
	}

}
