package dev.postern.project;

import java.util.UUID;

import dev.postern.atlas.AtlasKey;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.rest.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
 * Stored keys over REST, for operators. No answer holds a private half.
 */
@RestController
@RequestMapping("/api/v1/stored-keys")
class StoredKeyApiController {

	private final StoredKeys keys;

	StoredKeyApiController(StoredKeys keys) {
		this.keys = keys;
	}

	@GetMapping
	ListPage<StoredKeyView> list(@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return keys.list(ListQuery.of(limit, cursor));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	StoredKeyView add(@Valid @RequestBody NewKey key) {
		return keys.add(key.label(), KeyInput.read(key.kind(), key.publicKey(), key.privateKey()));
	}

	@PostMapping("/{id}/test")
	KeyTestView test(@PathVariable UUID id) {
		return keys.test(id);
	}

	@PostMapping("/{id}/rotation")
	StoredKeyView rotate(@PathVariable UUID id, @Valid @RequestBody NewPair pair) {
		return keys.rotate(id, KeyInput.read(pair.kind(), pair.publicKey(), pair.privateKey()));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable UUID id) {
		keys.remove(id);
	}

	/**
	 * A key that Postern is to use.
	 *
	 * @param kind an API key if it is not said
	 * @param publicKey the public key, or a service account's client id
	 * @param privateKey the private key, or a service account's client secret
	 */
	record NewKey(@OneLine(max = 100) String label, AtlasKey.@Nullable Kind kind,
			@NotNull(message = "Give the public key.") String publicKey,
			@NotNull(message = "Give the private key.") String privateKey) {

		@Override
		public String toString() {
			return "NewKey[" + publicKey + "]";
		}

	}

	/** The pair that takes a stored one's place, as for a new key. */
	record NewPair(AtlasKey.@Nullable Kind kind, @NotNull(message = "Give the public key.") String publicKey,
			@NotNull(message = "Give the private key.") String privateKey) {

		@Override
		public String toString() {
			return "NewPair[" + publicKey + "]";
		}

	}

}
