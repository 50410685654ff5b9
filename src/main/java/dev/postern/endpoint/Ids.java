package dev.postern.endpoint;

import java.util.regex.Pattern;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.AtlasId;

/**
 * The form of the ids that callers give.
 */
public final class Ids {

	private static final Pattern HEX = Pattern.compile(AtlasId.FORM);

	private Ids() {
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
