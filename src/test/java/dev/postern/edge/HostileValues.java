package dev.postern.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values that no field of any body takes, and text that only free text takes; as JSON.
 */
final class HostileValues {

	private HostileValues() {
	}

	/** Refused whatever the field is, unless a list or an object belongs there. */
	static Map<String, String> neverRight() {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("a number", "42");
		values.put("a fraction", "1.5");
		values.put("a huge number", "1" + "0".repeat(400));
		values.put("a number with a huge exponent", "1e999999999");
		values.put("an array", "[[]]");
		values.put("an object", "{\"a\": {}}");
		values.put("NUL", "\"a\\u0000b\"");
		values.put("an escape sequence", "\"a\\u001b[31mb\"");
		values.put("a lone high surrogate", "\"a\\ud800b\"");
		values.put("a lone low surrogate", "\"\\udc00\"");
		values.put("10 kB", '"' + "a".repeat(10_000) + '"');
		values.put("1 MB", '"' + "a".repeat(1_000_000) + '"');
		values.put("deep nesting", "[".repeat(2_000) + "]".repeat(2_000));
		values.put("deep objects", "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000));
		return values;
	}

	/** Refused except where people write what they like. */
	static Map<String, String> onlyFreeText() {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("SQL", "\"' or 1=1--\"");
		values.put("markup", "\"<b>x</b>\"");
		values.put("a path", "\"../../x\"");
		values.put("a template", "\"${7*7}\"");
		values.put("another script", "\"d\\u00e9\\ud83d\\ude00\"");
		return values;
	}

	/** Refused where text is required. */
	static Map<String, String> nothing() {
		return Map.of("empty", "\"\"", "blank", "\"  \"");
	}

}
