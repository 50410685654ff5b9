package dev.postern.wire;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which part of a list is wanted, and how the page links to its neighbours.
 */
record AtlasPage(String address, int number, int size, boolean counted) {

	static AtlasPage of(HttpServletRequest request) {
		return new AtlasPage(request.getRequestURL().toString(), number(request, "pageNum", 1, Integer.MAX_VALUE),
				number(request, "itemsPerPage", 100, 500), !"false".equals(request.getParameter("includeCount")));
	}

	ObjectNode cut(List<? extends JsonNode> all) {
		int from = (int) Math.min((number - 1L) * size, all.size());
		int to = Math.min(from + size, all.size());
		ObjectNode page = AtlasJson.MAPPER.createObjectNode();
		// recorded: the neighbours' links name their parameters in another order
		ArrayNode links = page.putArray("links");
		links.addObject()
			.put("href", "%s?includeCount=%s&pageNum=%d&itemsPerPage=%d".formatted(address, counted, number, size))
			.put("rel", "self");
		if (number > 1) {
			link(links, "previous", number - 1);
		}
		if (to < all.size()) {
			link(links, "next", number + 1);
		}
		page.putArray("results").addAll(all.subList(from, to));
		return counted ? page.put("totalCount", all.size()) : page;
	}

	private void link(ArrayNode links, String rel, int target) {
		links.addObject()
			.put("href", "%s?includeCount=%s&itemsPerPage=%d&pageNum=%d".formatted(address, counted, size, target))
			.put("rel", rel);
	}

	private static int number(HttpServletRequest request, String name, int usual, int most) {
		String text = request.getParameter(name);
		if (text == null) {
			return usual;
		}
		int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
		if (number < 1 || number > most) {
			throw AtlasRefusal.invalid("INVALID_QUERY_PARAMETER", "Invalid value for query parameter " + name + ".",
					name);
		}
		return number;
	}

}
