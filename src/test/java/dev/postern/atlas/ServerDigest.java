package dev.postern.atlas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.postern.atlas.AtlasServer.Call;
import org.jspecify.annotations.Nullable;

/**
 * The server's half of HTTP Digest, with arithmetic of its own, lest both halves be wrong
 * together.
 */
class ServerDigest {

	private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\" ]+))");

	private final Map<String, String> passwords;

	private final Set<String> accepted = new HashSet<>();

	private final Set<String> used = new HashSet<>();

	private final Map<String, Integer> uses = new HashMap<>();

	private String algorithm = "MD5";

	private int usesOfANonce = Integer.MAX_VALUE;

	private boolean stale;

	private int issued;

	ServerDigest(Map<String, String> passwords) {
		this.passwords = new ConcurrentHashMap<>(passwords);
	}

	void algorithm(String algorithm) {
		this.algorithm = algorithm;
	}

	/** Accepts each nonce so many times only. */
	synchronized void usesOfANonce(int most) {
		this.usesOfANonce = most;
		this.stale = true;
	}

	void password(String publicKey, String privateKey) {
		passwords.put(publicKey, privateKey);
	}

	/** Accepts no nonce that was issued before; and says so, or not. */
	synchronized void expireNonces(boolean stale) {
		this.stale = stale;
		accepted.clear();
	}

	/** The challenge for a call that is not signed as it should be, otherwise null. */
	synchronized @Nullable String challenge(Call call) {
		String header = call.authorization();
		if (header != null && header.startsWith("Digest ") && isRight(call, parameters(header))) {
			return null;
		}
		String nonce = "NSAKm++K2BQJYzcgPMhbHV58yB" + (100_000 + issued++);
		accepted.add(nonce);
		return "Digest realm=\"MMS Public API\", domain=\"\", nonce=\"%s\", algorithm=%s, qop=\"auth\", stale=%s"
			.formatted(nonce, algorithm, header != null && stale);
	}

	private boolean isRight(Call call, Map<String, String> sent) {
		String nonce = sent.getOrDefault("nonce", "");
		String count = sent.getOrDefault("nc", "");
		String ha1 = hash(sent.get("username") + ":MMS Public API:" + passwords.get(sent.get("username")));
		String ha2 = hash(call.method() + ':' + call.uri());
		String response = hash(ha1 + ':' + nonce + ':' + count + ':' + sent.get("cnonce") + ":auth:" + ha2);
		return accepted.contains(nonce) && uses.merge(nonce, 1, Integer::sum) <= usesOfANonce
				&& count.matches("[0-9a-f]{8}") && response.equals(sent.get("response"))
				&& call.uri().equals(sent.get("uri")) && "MMS Public API".equals(sent.get("realm"))
				&& used.add(nonce + count);
	}

	private static Map<String, String> parameters(String header) {
		Map<String, String> parameters = new HashMap<>();
		Matcher matcher = PARAMETER.matcher(header);
		while (matcher.find()) {
			parameters.put(matcher.group(1), (matcher.group(2) != null) ? matcher.group(2) : matcher.group(3));
		}
		return parameters;
	}

	private String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
