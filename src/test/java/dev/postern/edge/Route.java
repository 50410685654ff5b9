package dev.postern.edge;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A route under {@code /api/v1} as the tests know it.
 *
 * @param caller somebody who may use it
 * @param body a body that is right in form but names things that do not exist, so that it
 * can be sent any number of times; null if there is none
 * @param query the query parameters
 * @param headers what has to be sent beside, such as {@code If-Match}
 */
record Route(String name, Access access, String caller, @Nullable String body, List<String> query,
		List<String> headers) {

	/** Who may use a route. */
	enum Access {

		/** Everybody, signed in or not. */
		OPEN,
		/** Whoever is signed in. */
		SIGNED_IN,
		/** Whoever is signed in, and sees the project that the thing belongs to. */
		PROJECT,
		/** Operators. */
		OPERATOR,
		/** Auditors and operators. */
		LOG

	}

	static Route of(String name, Access access, String caller) {
		return new Route(name, access, caller, null, List.of(), List.of());
	}

	Route body(String json) {
		return new Route(name, access, caller, json, query, headers);
	}

	Route query(String... names) {
		return new Route(name, access, caller, body, List.of(names), headers);
	}

	Route headers(String... lines) {
		return new Route(name, access, caller, body, query, List.of(lines));
	}

	String method() {
		return name.substring(0, name.indexOf(' '));
	}

	String template() {
		return name.substring(name.indexOf(' ') + 1);
	}

	/** The path, with things in it that do not exist. */
	String path() {
		return template().replace("{id}", exampleId()).replace("{username}", "nobody-here").replace("{token}", "none");
	}

	private String exampleId() {
		boolean ofAtlas = template().matches("(/api/v1)?/(projects|services)/.*");
		return ofAtlas ? "0123456789abcdef01234567" : "00000000-0000-4000-8000-0000000000aa";
	}

	@Override
	public String toString() {
		return name;
	}

}
