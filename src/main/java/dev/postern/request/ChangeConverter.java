package dev.postern.request;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a change as JSON: its form differs by kind, and it is never searched.
 */
@Converter
class ChangeConverter implements AttributeConverter<Change, String> {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Override
	public String convertToDatabaseColumn(Change change) {
		return JSON.writerFor(Change.class).writeValueAsString(change);
	}

	@Override
	public Change convertToEntityAttribute(String text) {
		return JSON.readValue(text, Change.class);
	}

}
