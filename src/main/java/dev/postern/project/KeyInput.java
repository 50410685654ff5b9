package dev.postern.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.AtlasKey.Kind;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.InputError;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody pasted to be used towards Atlas. What is wrong is said without
 * showing it again.
 */
final class KeyInput {

	private KeyInput() {
	}

	/**
	 * A key of a kind; an API key, where none is named.
	 * @throws ApiProblem if it does not have the kind's form
	 */
	static AtlasKey read(@Nullable Kind kind, String publicKey, String privateKey) {
		AtlasKey key = new AtlasKey(Objects.requireNonNullElse(kind, Kind.DIGEST), publicKey, privateKey);
		List<InputError> errors = new ArrayList<>();
		if (!key.kind().isPublic(publicKey)) {
			errors.add(new InputError("/publicKey", aboutPublic(key.kind(), publicKey)));
		}
		if (!key.kind().isPrivate(privateKey)) {
			errors.add(new InputError("/privateKey", aboutPrivate(key.kind())));
		}
		if (!errors.isEmpty()) {
			throw ApiProblem.invalid(errors);
		}
		return key;
	}

	private static String aboutPublic(Kind kind, String given) {
		return switch (kind) {
			case DIGEST -> Kind.SERVICE_ACCOUNT.isPublic(given)
					? "This is the client ID of a service account. Say so above, or give the public key of an API key."
					: "Give the eight lower-case letters that Atlas showed.";
			case SERVICE_ACCOUNT ->
				Kind.DIGEST.isPublic(given) ? "This is the public key of an API key, not a service account's client ID."
						: "Give the client ID as Atlas showed it: mdb_sa_id_ and 24 characters of 0-9 and a-f.";
		};
	}

	private static String aboutPrivate(Kind kind) {
		return switch (kind) {
			case DIGEST -> "Give the private key as Atlas showed it, in the form of a UUID.";
			case SERVICE_ACCOUNT -> "Give the client secret as Atlas showed it. It begins with mdb_sa_sk_.";
		};
	}

}
