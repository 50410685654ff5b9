package dev.postern.rest;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items newest first
 * @param next the cursor of the next page, null on the last
 */
public record ListPage<T>(List<T> items, @Nullable String next) {

	/**
	 * Cuts a page out of rows that were asked for with one more than the limit, which is
	 * how the existence of a next page is known without counting.
	 */
	public static <R, T> ListPage<T> cut(List<R> rows, ListQuery query, Function<R, String> cursor,
			Function<R, T> view) {
		boolean more = rows.size() > query.limit();
		List<R> shown = more ? rows.subList(0, query.limit()) : rows;
		return new ListPage<>(shown.stream().map(view).toList(), more ? cursor.apply(shown.getLast()) : null);
	}

}
