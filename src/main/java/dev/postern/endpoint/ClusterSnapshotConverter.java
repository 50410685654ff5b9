package dev.postern.endpoint;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a snapshot as JSON, because it is read and replaced as a whole.
 */
@Converter
class ClusterSnapshotConverter implements AttributeConverter<ClusterSnapshot, String> {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Override
	public String convertToDatabaseColumn(ClusterSnapshot snapshot) {
		return JSON.writeValueAsString(snapshot);
	}

	@Override
	public ClusterSnapshot convertToEntityAttribute(String text) {
		return JSON.readValue(text, ClusterSnapshot.class);
	}

}
