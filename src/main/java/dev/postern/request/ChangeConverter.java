package dev.postern.request;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a change as JSON: its form differs by kind, and it is never searched. There is
 * none only where a query joins no request.
 */
@Converter
class ChangeConverter implements AttributeConverter<@Nullable Change, @Nullable String> {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable Change change) {
		return (change != null) ? JSON.writerFor(Change.class).writeValueAsString(change) : null;
	}

	@Override
	public @Nullable Change convertToEntityAttribute(@Nullable String text) {
		return (text != null) ? JSON.readValue(text, Change.class) : null;
	}

}
