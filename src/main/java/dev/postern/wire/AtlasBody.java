package dev.postern.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * A request body, read the way Atlas refuses it: by documented codes, one attribute at a
 * time.
 */
public class AtlasBody {

	/** What is said twice is said by nobody who means well. */
	private static final ObjectReader READER = AtlasJson.MAPPER.reader()
		.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

	private final JsonNode json;

	private AtlasBody(JsonNode json) {
		this.json = json;
	}

	/** Reads a body that may hold these attributes and no others. */
	public static AtlasBody of(byte @Nullable [] bytes, String... attributes) {
		return of(parse(bytes), attributes);
	}

	private static AtlasBody of(JsonNode json, String... attributes) {
		if (!json.isObject()) {
			throw malformed();
		}
		Set<String> known = Set.of(attributes);
		for (String name : json.propertyNames()) {
			if (!known.contains(name)) {
				throw AtlasRefusal.invalid("INVALID_ATTRIBUTE", "Invalid attribute " + name + " specified.", name);
			}
		}
		return new AtlasBody(json);
	}

	/** The first of these attributes that is there; the others are aliases of it. */
	public String required(String name, String... aliases) {
		String value = optional(name);
		for (int i = 0; value == null && i < aliases.length; i++) {
			value = optional(aliases[i]);
		}
		if (value == null) {
			throw missing(name);
		}
		return value;
	}

	/** A text, or null where it is left out. */
	public @Nullable String optional(String name) {
		JsonNode value = json.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			throw wrongType(name);
		}
		return value.stringValue();
	}

	/** A list of texts, or null where it is left out. */
	public @Nullable List<String> strings(String name) {
		JsonNode value = json.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isArray()) {
			throw wrongType(name);
		}
		List<String> strings = new ArrayList<>();
		for (JsonNode item : value) {
			if (!item.isString()) {
				throw wrongType(name);
			}
			strings.add(item.stringValue());
		}
		return strings;
	}

	/** True or false. */
	public boolean requiredFlag(String name) {
		Boolean value = flag(name);
		if (value == null) {
			throw missing(name);
		}
		return value;
	}

	/** True or false, or null where it is left out. */
	public @Nullable Boolean flag(String name) {
		JsonNode value = json.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isBoolean()) {
			throw wrongType(name);
		}
		return value.booleanValue();
	}

	/** A list of objects that may hold these attributes and no others. */
	public List<AtlasBody> objects(String name, String... attributes) {
		JsonNode value = json.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return List.of();
		}
		if (!value.isArray() || value.valueStream().anyMatch((item) -> !item.isObject())) {
			throw wrongType(name);
		}
		return value.valueStream().map((item) -> of(item, attributes)).toList();
	}

	private static JsonNode parse(byte @Nullable [] bytes) {
		try {
			return READER.readTree((bytes != null) ? bytes : new byte[0]);
		}
		catch (JacksonException ex) {
			throw malformed();
		}
	}

	private static AtlasRefusal missing(String name) {
		return AtlasRefusal.invalid("MISSING_ATTRIBUTE", "The required attribute " + name + " was not specified.",
				name);
	}

	private static AtlasRefusal malformed() {
		return AtlasRefusal.invalid("INVALID_JSON", "Received JSON is malformed.");
	}

	private static AtlasRefusal wrongType(String name) {
		return AtlasRefusal.invalid("INVALID_JSON_ATTRIBUTE",
				"Received JSON for the " + name + " attribute does not match expected format.", name);
	}

}
