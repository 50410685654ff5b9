package dev.postern.audit;

/**
 * Who did something, and by which way it came in.
 *
 * @param name the person's username, {@code postern} for Postern's own work, or
 * {@code nobody} before sign-in
 * @param origin such as {@code API key requestr from 127.0.0.1}
 */
public record Actor(String name, String origin) {

	/** Postern itself, at work. */
	public static final Actor POSTERN = new Actor("postern", "background work");

}
