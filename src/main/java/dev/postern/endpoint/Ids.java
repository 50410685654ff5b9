package dev.postern.endpoint;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.AtlasId;

/**
 * The form of the ids that callers give.
 */
public final class Ids {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final Pattern HEX = Pattern.compile(AtlasId.FORM);

	private Ids() {
	}

	/** An id that nobody has had. */
	static String fresh() {
		byte[] id = new byte[12];
		RANDOM.nextBytes(id);
		return HexFormat.of().formatHex(id);
	}

	/** Checks the id of a project. */
	public static String projectId(String pointer, String id) {
		if (!HEX.matcher(id).matches()) {
			throw ApiProblem.invalid(pointer, "A project's id has 24 characters of 0-9 and a-f.");
		}
		return id;
	}

	/** Checks the id of a service, Postern's or Atlas's. */
	public static String serviceId(String pointer, String id) {
		if (!HEX.matcher(id).matches()) {
			throw ApiProblem.invalid(pointer, "A service's id has 24 characters of 0-9 and a-f.");
		}
		return id;
	}

}
