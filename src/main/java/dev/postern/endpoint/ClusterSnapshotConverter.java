package dev.postern.endpoint;

import jakarta.persistence.Converter;

@Converter
class ClusterSnapshotConverter extends JsonConverter<ClusterSnapshot> {

	ClusterSnapshotConverter() {
		super(ClusterSnapshot.class);
	}

}
