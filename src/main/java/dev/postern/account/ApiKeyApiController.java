package dev.postern.account;

import java.util.UUID;

import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.rest.OneLine;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The caller's own API keys over REST.
 */
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeyApiController {

	private final ApiKeys keys;

	ApiKeyApiController(ApiKeys keys) {
		this.keys = keys;
	}

	@GetMapping
	ListPage<ApiKeyView> list(@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return keys.mine(ListQuery.of(limit, cursor));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	IssuedKey issue(@Valid @RequestBody NewKey key) {
		return keys.issue(key.label(), Boolean.TRUE.equals(key.mayDecide()));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(@PathVariable UUID id) {
		keys.revoke(id);
	}

	/** A key that is wanted; it decides only if that is asked for. */
	record NewKey(@OneLine(max = 100) String label, @Nullable Boolean mayDecide) {
	}

}
