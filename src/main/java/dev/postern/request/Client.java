package dev.postern.request;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The Atlas client, such as Terraform, by which a request was asked for.
 *
 * @param key the public half of its API key
 * @param leftAt since when it does not wait for the request any more, null if it does
 */
@Embeddable
record Client(@Column(name = "client_key") String key, @Column(name = "client_left_at") @Nullable Instant leftAt) {

	static Client waiting(String key) {
		return new Client(key, null);
	}

	Client leave(Instant now) {
		return new Client(key, now);
	}

}
