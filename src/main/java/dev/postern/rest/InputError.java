package dev.postern.rest;

/**
 * One wrong value of the input.
 *
 * @param pointer where it is: a JSON pointer into the body ({@code /endpoint/id}), or
 * {@code ?name} in the query, {@code {name}} in the path, or the name of a header
 * @param message what is wrong with it, and what would be right
 */
public record InputError(String pointer, String message) {

}
