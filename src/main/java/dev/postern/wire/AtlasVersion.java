package dev.postern.wire;

import java.time.LocalDate;
import java.util.List;

import org.springframework.http.MediaType;

/**
 * The versions of what Postern reads and writes in the Atlas Administration API. A media
 * type names one.
 */
public enum AtlasVersion {

	/** Of every private endpoint operation, of projects, and the first of clusters. */
	V2023_01_01("2023-01-01"),

	/** Of clusters whose shards are alike. */
	V2023_02_01("2023-02-01"),

	/** Of clusters whose shards are listed one by one. */
	V2024_08_05("2024-08-05");

	/** The versions of reads of clusters, oldest first. */
	static final List<AtlasVersion> OF_CLUSTERS = List.of(values());

	/** Everything else has one version. */
	static final List<AtlasVersion> OF_ALL_ELSE = List.of(V2023_01_01);

	private final LocalDate date;

	private final MediaType mediaType;

	AtlasVersion(String date) {
		this.date = LocalDate.parse(date);
		this.mediaType = MediaType.parseMediaType("application/vnd.atlas." + date + "+json");
	}

	LocalDate date() {
		return date;
	}

	/** What a caller accepts, and what an answer says it is. */
	public MediaType mediaType() {
		return mediaType;
	}

}
