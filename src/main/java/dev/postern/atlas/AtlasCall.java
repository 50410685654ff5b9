package dev.postern.atlas;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.postern.wire.AtlasMediaType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/**
 * One call of version 2 of Atlas's API, before it is signed and sent.
 *
 * @param path encoded, beneath the base URL
 */
record AtlasCall(HttpMethod method, String path, @Nullable String query, MediaType version,
		@Nullable Map<String, Object> body) {

	/** Names a call by the segments of its path, none of which may be encoded yet. */
	static AtlasCall of(HttpMethod method, String... segments) {
		StringBuilder path = new StringBuilder("/api/atlas/v2");
		for (String segment : segments) {
			// such a segment would make the path mean something else
			if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
				throw new IllegalArgumentException("Not an Atlas id: '" + segment + "'");
			}
			path.append('/').append(UriUtils.encode(segment, StandardCharsets.UTF_8));
		}
		return new AtlasCall(method, path.toString(), null, AtlasMediaType.V2023_01_01, null);
	}

	AtlasCall withBody(Map<String, Object> body) {
		return new AtlasCall(method, path, query, version, body);
	}

	AtlasCall withVersion(MediaType version) {
		return new AtlasCall(method, path, query, version, body);
	}

	AtlasCall page(int number) {
		return new AtlasCall(method, path, "itemsPerPage=500&pageNum=" + number, version, body);
	}

	String pathAndQuery() {
		return (query != null) ? path + '?' + query : path;
	}

}
