package dev.postern.atlas;

import java.util.List;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

/**
 * One page of those lists that Atlas cuts into pages.
 *
 * @param next whether it links to a next page
 * @param total how many items there are on all pages, 0 if it does not say
 */
record ResultPage<T>(List<T> items, boolean next, int total) {

	static <T> Function<JsonNode, ResultPage<T>> of(Function<JsonNode, T> item) {
		return (body) -> new ResultPage<>(AnswerReader.list(item).apply(body.path("results")),
				body.path("links").valueStream().anyMatch((link) -> link.path("rel").asString("").equals("next")),
				body.path("totalCount").asInt(0));
	}

	/**
	 * Whether more pages follow, once {@code seen} items came. An empty page ends all.
	 */
	boolean goesOn(int seen) {
		return !items.isEmpty() && (next || total > seen);
	}

}
