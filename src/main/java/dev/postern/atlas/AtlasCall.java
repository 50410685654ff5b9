package dev.postern.atlas;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.postern.wire.AtlasVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/**
 * One call of version 2 of Atlas's API, before it is signed and sent.
 *
 * @param path encoded, beneath the base URL
 * @param projectId the project that it is about, null if about none
 */
record AtlasCall(HttpMethod method, String path, @Nullable String query, MediaType version,
		@Nullable Map<String, Object> body, @Nullable String projectId) {

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
		String projectId = (segments.length > 1 && segments[0].equals("groups")) ? segments[1] : null;
		return new AtlasCall(method, path.toString(), null, AtlasVersion.V2023_01_01.mediaType(), null, projectId);
	}

	AtlasCall withBody(Map<String, Object> body) {
		return new AtlasCall(method, path, query, version, body, projectId);
	}

	AtlasCall withVersion(MediaType version) {
		return new AtlasCall(method, path, query, version, body, projectId);
	}

	AtlasCall page(int number) {
		return new AtlasCall(method, path, "itemsPerPage=500&pageNum=" + number, version, body, projectId);
	}

}
