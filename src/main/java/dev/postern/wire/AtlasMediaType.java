package dev.postern.wire;

import org.springframework.http.MediaType;

/**
 * The versioned media types of the Atlas Administration API, version 2.
 */
public final class AtlasMediaType {

	/** The version of every private endpoint operation, and of projects. */
	public static final MediaType V2023_01_01 = of("2023-01-01");

	/** The version of clusters whose regions are listed one by one. */
	public static final MediaType V2024_08_05 = of("2024-08-05");

	private AtlasMediaType() {
	}

	private static MediaType of(String date) {
		return MediaType.parseMediaType("application/vnd.atlas." + date + "+json");
	}

}
