package dev.postern.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param limit how many items at the most, 1 to 200
 * @param after where the page before ended, null for the first page
 */
public record ListQuery(int limit, @Nullable Position after) {

	private static final int MOST = 200;

	private static final int USUAL = 50;

	private static final UUID LEAST = new UUID(0, 0);

	private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

	/** Reads the query parameters {@code limit} and {@code cursor} as they came. */
	public static ListQuery of(@Nullable String limit, @Nullable String cursor) {
		return new ListQuery(parseLimit(limit), (cursor != null) ? parseCursor(cursor) : null);
	}

	/** The cursor of a row in a list that is sorted by time, then id, newest first. */
	public static String cursor(Instant at, Object id) {
		String text = at + "|" + id;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	/** The time before which rows are wanted: of the first page, all. */
	public Instant before() {
		return (after != null) ? after.at() : FAR;
	}

	/** The id that breaks a tie of times. */
	public String beforeId() {
		return (after != null) ? after.id() : "";
	}

	/** The same where ids are UUIDs. */
	public UUID beforeUuid() {
		try {
			return (after != null) ? UUID.fromString(after.id()) : LEAST;
		}
		catch (IllegalArgumentException ex) {
			throw badCursor();
		}
	}

	private static int parseLimit(@Nullable String limit) {
		if (limit == null) {
			return USUAL;
		}
		if (limit.matches("[0-9]{1,3}")) {
			int number = Integer.parseInt(limit);
			if (number >= 1 && number <= MOST) {
				return number;
			}
		}
		throw ApiProblem.invalid("?limit", "Give a number from 1 to 200.");
	}

	private static Position parseCursor(String cursor) {
		try {
			String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			int bar = text.indexOf('|');
			Instant at = Instant.parse(text.substring(0, Math.max(bar, 0)));
			if (at.isAfter(FAR) || at.isBefore(Instant.EPOCH) || !text.substring(bar + 1).matches("[0-9a-f-]{1,40}")) {
				throw badCursor();
			}
			return new Position(at, text.substring(bar + 1));
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw badCursor();
		}
	}

	private static ApiProblem badCursor() {
		return ApiProblem.invalid("?cursor", "Give the value of next as it was answered.");
	}

	/** A row's place in a list sorted by time, then id. */
	public record Position(Instant at, String id) {
	}

}
