package dev.postern.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.postern.wire.AtlasMediaType;

/**
 * One call that was let in, and how its caller wants to be answered: which version, bare
 * or in an envelope, compact or pretty.
 */
class Exchange {

	/** The request attribute that carries it. */
	static final String ATTRIBUTE = "exchange";

	/** Keys in alphabetical order, nulls present: the form of every recording. */
	static final JsonMapper JSON = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

	private static final String V2 = "/simulator/api/atlas/v2";

	private static final Pattern VERSION = Pattern.compile("application/vnd\\.atlas\\.(\\d{4}-\\d{2}-\\d{2})\\+json");

	private static final Pattern CLUSTERS = Pattern.compile("/groups/[^/]+/clusters(?!/provider/)(/|$)");

	private final HttpServletRequest request;

	private final Key key;

	private final Rules rules;

	Exchange(HttpServletRequest request, Key key, Rules rules) {
		this.rules = rules;
		this.request = request;
		this.key = key;
	}

	HttpServletRequest request() {
		return request;
	}

	Key key() {
		return key;
	}

	Rules rules() {
		return rules;
	}

	/** Told by the path; only the controller of the first generation knows better. */
	Generation generation() {
		return isV2() ? Generation.V2 : Generation.V1;
	}

	/** Refuses, before anything happens, a call whose media types cannot be served. */
	void negotiate() {
		MediaType version = version();
		String sent = request.getContentType();
		if (isV2()) {
			String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
			Matcher wanted = VERSION.matcher(accept);
			if (!wanted.find()) {
				throw new Refusal(406, null, "The Accept header names no version of this API.");
			}
			if (date(wanted.group(1)).isBefore(date(dateOf(version)))) {
				throw new Refusal(406, null, "This resource has no version " + wanted.group(1) + ".");
			}
		}
		if (sent != null && !sent.contains("json")) {
			throw new Refusal(415, null, "The body must be JSON.");
		}
	}

	ResponseEntity<byte[]> ok(JsonNode body) {
		return answer(200, body);
	}

	ResponseEntity<byte[]> created(JsonNode body) {
		return answer(rules.success().created(), body);
	}

	/** The answer to a delete. */
	ResponseEntity<byte[]> accepted() {
		int status = rules.success().deleted();
		return (status == 204) ? ResponseEntity.noContent().build() : answer(status, JSON.createObjectNode());
	}

	/** The answer to turning regional mode on or off. */
	ResponseEntity<byte[]> switched(JsonNode body) {
		return answer(rules.success().switched(), body);
	}

	/** One page of a list, as the query parameters want it. */
	ResponseEntity<byte[]> page(List<? extends JsonNode> all) {
		return ok(Paging.of(request).cut(all));
	}

	ResponseEntity<byte[]> refuse(Refusal refusal) {
		String usual = refusal.errorCode();
		String errorCode = (usual != null) ? rules.codes().getOrDefault(usual, usual) : null;
		ObjectNode body = JSON.createObjectNode()
			.put("detail", refusal.getMessage())
			.put("error", refusal.status())
			.put("errorCode", errorCode)
			.put("reason", refusal.reason());
		body.set("parameters", JSON.valueToTree(refusal.parameters()));
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(isFlag("envelope") ? 200 : refusal.status())
			.contentType(MediaType.APPLICATION_JSON);
		if (errorCode != null) {
			answer.header("X-Error-Code", errorCode);
		}
		if (!refusal.allowed().isEmpty()) {
			answer.header(HttpHeaders.ALLOW, String.join(", ", refusal.allowed()));
		}
		if (refusal.retryAfter() != null) {
			answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(refusal.retryAfter()));
		}
		return answer.body(bytes(wrapped(refusal.status(), body)));
	}

	/** Atlas writes times to the second. */
	static String stamp(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	private ResponseEntity<byte[]> answer(int status, JsonNode body) {
		String type = isV2() ? version() + ";charset=utf-8" : MediaType.APPLICATION_JSON_VALUE;
		return ResponseEntity.status(isFlag("envelope") ? 200 : status)
			.header(HttpHeaders.CONTENT_TYPE, type)
			.body(bytes(wrapped(status, body)));
	}

	/** What is already a page is its own envelope; all else is content. */
	private JsonNode wrapped(int status, JsonNode body) {
		if (!isFlag("envelope")) {
			return body;
		}
		if (body instanceof ObjectNode page && page.has("results")) {
			return page.put("status", status);
		}
		ObjectNode envelope = JSON.createObjectNode().put("status", status);
		envelope.set("content", body);
		return envelope;
	}

	private byte[] bytes(JsonNode body) {
		return isFlag("pretty") ? JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(body)
				: JSON.writeValueAsBytes(body);
	}

	private boolean isV2() {
		String path = request.getRequestURI();
		return path.equals(V2) || path.startsWith(V2 + "/");
	}

	private boolean isFlag(String name) {
		return Boolean.parseBoolean(request.getParameter(name));
	}

	/** Each operation has one version here; a newer date resolves down to it. */
	private MediaType version() {
		return CLUSTERS.matcher(request.getRequestURI()).find() ? AtlasMediaType.V2024_08_05
				: AtlasMediaType.V2023_01_01;
	}

	private static String dateOf(MediaType version) {
		Matcher matcher = VERSION.matcher(version.toString());
		return matcher.matches() ? matcher.group(1) : "";
	}

	private static LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw Refusal.invalid("INVALID_VERSION_DATE", "Invalid version date " + text + ".", text);
		}
	}

}
