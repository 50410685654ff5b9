package dev.postern.request;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps an error as JSON, because it is never searched.
 */
@Converter
class RequestErrorConverter implements AttributeConverter<@Nullable RequestError, @Nullable String> {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable RequestError error) {
		return (error != null) ? JSON.writeValueAsString(error) : null;
	}

	@Override
	public @Nullable RequestError convertToEntityAttribute(@Nullable String text) {
		return (text != null) ? JSON.readValue(text, RequestError.class) : null;
	}

}
