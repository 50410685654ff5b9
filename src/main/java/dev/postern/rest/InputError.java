package dev.postern.rest;

/**
 * One wrong value of the input.
 *
 * @param pointer where it is: a JSON pointer into the body ({@code /endpoint/id}), or
 * {@code ?name} in the query, {@code {name}} in the path, or the name of a header
 * @param message what is wrong with it, and what would be right
 */
public record InputError(String pointer, String message) {

	private static final int LONGEST_STEP = 100;

	/**
	 * One step of a JSON pointer. The name may be the caller's own invention, so what
	 * JSON cannot carry is left out, and what is too long is cut.
	 */
	public static String step(String name) {
		String shown = (name.length() > LONGEST_STEP) ? name.substring(0, LONGEST_STEP) : name;
		return shown.replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD").replace("~", "~0").replace("/", "~1");
	}

}
