package dev.postern.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.postern.vault.Vault;
import dev.postern.wire.Digest;
import dev.postern.wire.DigestAuthorization;
import dev.postern.wire.DigestChallenge;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Signs a machine in by HTTP Digest with an API key, call by call, as Atlas does. What is
 * wrong with a call is not told: all that are wrong get the same verdict.
 */
@Service
public class DigestSignIn {

	/** Methods that change nothing, so that a replay in another process does no harm. */
	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	private static final Pattern COUNTER = Pattern.compile("[0-9a-fA-F]{8}");

	private static final Verdict NOBODY = new Verdict(null, false);

	private static final Verdict STALE = new Verdict(null, true);

	private final ApiKeys keys;

	private final Vault vault;

	private final Nonces nonces;

	private final SignInThrottle throttle;

	private final Clock clock;

	/** What is compared with where there is no key, so that both take as long. */
	private final ApiKey nobodys;

	DigestSignIn(ApiKeys keys, Vault vault, Nonces nonces, SignInThrottle throttle, Clock clock) {
		this.keys = keys;
		this.vault = vault;
		this.nonces = nonces;
		this.throttle = throttle;
		this.clock = clock;
		this.nobodys = nobodys(vault, clock);
	}

	/**
	 * Who has signed a call.
	 * @param authorization the header of that name
	 * @param target the path and query as they were sent, which is what is signed
	 * @param origin where the call comes from
	 * @throws TooManyTriesException if this key has failed from there too often
	 */
	@PreAuthorize("permitAll()")
	public Verdict judge(@Nullable String authorization, String method, String target, String origin) {
		DigestAuthorization signed = read(authorization, target);
		// not even remembered: neither the database nor the memory of failures has to
		// take what no key has signed
		if (signed == null) {
			return NOBODY;
		}
		return throttle.attempt(signed.username(), origin, () -> judge(signed, method, origin)).orElse(NOBODY);
	}

	/** The value of {@code WWW-Authenticate} for a call that nobody has signed. */
	@PreAuthorize("permitAll()")
	public String challenge(boolean stale) {
		return new DigestChallenge(Digest.ATLAS_REALM, nonces.issue(), KeyPair.DIGEST_ALGORITHM, stale, null)
			.toHeader();
	}

	private Optional<Verdict> judge(DigestAuthorization signed, String method, String origin) {
		Optional<OwnedKey> known = keys.find(signed.username());
		boolean right = isSignedWith(known.map(OwnedKey::key).orElse(nobodys), signed, method);
		return known.filter((key) -> right && key.isOpen())
			.map((key) -> spend(signed, method) ? letIn(key, origin) : STALE);
	}

	private boolean isSignedWith(ApiKey key, DigestAuthorization signed, String method) {
		String ha1 = key.ha1(vault).or(() -> nobodys.ha1(vault)).orElseThrow();
		String expected = Digest.response(ha1, signed.challenge(), method, signed.uri(), signed.proof());
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
				signed.response().getBytes(StandardCharsets.UTF_8));
	}

	private boolean spend(DigestAuthorization signed, String method) {
		String nonce = signed.challenge().nonce();
		long counter = Long.parseLong(signed.proof().nc(), 16);
		return SAFE.contains(method) ? nonces.spend(nonce, counter) : nonces.spendEverywhere(nonce, counter);
	}

	private Verdict letIn(OwnedKey key, String origin) {
		if (key.key().useIsWorthRecording(clock.instant())) {
			keys.used(key.key());
		}
		return new Verdict(key.caller(origin), false);
	}

	private static @Nullable DigestAuthorization read(@Nullable String authorization, String target) {
		try {
			DigestAuthorization signed = DigestAuthorization.parse(String.valueOf(authorization));
			boolean fits = KeyPair.isPublicKey(signed.username()) && signed.uri().equals(target)
					&& signed.challenge().realm().equals(Digest.ATLAS_REALM)
					&& signed.challenge().algorithm().equalsIgnoreCase(KeyPair.DIGEST_ALGORITHM)
					&& COUNTER.matcher(signed.proof().nc()).matches();
			return fits ? signed : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static ApiKey nobodys(Vault vault, Clock clock) {
		KeyPair pair = KeyPair.random();
		ApiKey key = new ApiKey(new UUID(0, 0), pair, "nobody's", false, clock.instant());
		key.keep(key.seal(pair, vault));
		return key;
	}

	/**
	 * What came of a signature.
	 *
	 * @param caller whoever signed; null if that cannot be told
	 * @param stale whether the signature is right, but its nonce too old or spent, so
	 * that the same client gets in with another one
	 */
	public record Verdict(@Nullable Caller caller, boolean stale) {
	}

}
