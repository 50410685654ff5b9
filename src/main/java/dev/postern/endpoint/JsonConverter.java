package dev.postern.endpoint;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a value as JSON, because it is read and replaced as a whole.
 */
abstract class JsonConverter<T> implements AttributeConverter<@Nullable T, @Nullable String> {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Class<T> type;

	JsonConverter(Class<T> type) {
		this.type = type;
	}

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable T value) {
		return (value != null) ? JSON.writeValueAsString(value) : null;
	}

	@Override
	public @Nullable T convertToEntityAttribute(@Nullable String text) {
		return (text != null) ? JSON.readValue(text, type) : null;
	}

}
