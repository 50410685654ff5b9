package dev.postern.wire;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the caller of one call wants to be answered: which version, bare or in an envelope,
 * compact or pretty.
 */
public final class AtlasForm {

	/** The request attribute that says how the caller wants to be answered. */
	public static final String ATTRIBUTE = "form";

	private static final Pattern VERSION = Pattern.compile("application/vnd\\.atlas\\.(\\d{4}-\\d{2}-\\d{2})\\+json");

	/** Nothing that is read as a form or as an upload, and no wildcard. */
	private static final Pattern JSON = Pattern.compile("(?i)application/([\\w.-]+\\+)?json\\s*(;.*)?");

	private static final Pattern CLUSTERS = Pattern.compile("/groups/[^/]+/clusters(?!/provider/)(/|$)");

	private final HttpServletRequest request;

	private final String path;

	/**
	 * Looks at a call.
	 * @param base the path before the generation, such as {@code /api/atlas}
	 */
	public AtlasForm(HttpServletRequest request, String base) {
		this.request = request;
		this.path = request.getRequestURI().substring(base.length());
	}

	/** Told by the path; only the paths of the first generation are not told apart. */
	public Generation generation() {
		return (path.equals("/v2") || path.startsWith("/v2/")) ? Generation.V2 : Generation.V1;
	}

	/** Refuses, before anything happens, a call that cannot be served as it is. */
	public void negotiate() {
		if (isV2()) {
			version();
		}
		String sent = request.getContentType();
		if (sent != null && !JSON.matcher(sent).matches()) {
			throw new AtlasRefusal(415, null, "The body must be JSON.");
		}
		try {
			request.getParameterMap();
		}
		catch (IllegalStateException ex) {
			throw AtlasRefusal.invalid("INVALID_QUERY_PARAMETER", "The query is malformed.");
		}
	}

	/**
	 * The version to answer in: the newest that is not younger than the one asked for.
	 * Calls without versions get the oldest.
	 */
	public AtlasVersion version() {
		List<AtlasVersion> known = CLUSTERS.matcher(path).find() ? AtlasVersion.OF_CLUSTERS : AtlasVersion.OF_ALL_ELSE;
		if (!isV2()) {
			return known.getFirst();
		}
		Matcher wanted = VERSION.matcher(String.valueOf(request.getHeader(HttpHeaders.ACCEPT)));
		if (!wanted.find()) {
			throw new AtlasRefusal(406, null, "The Accept header names no version of this API.");
		}
		LocalDate date = date(wanted.group(1));
		return known.reversed()
			.stream()
			.filter((version) -> !version.date().isAfter(date))
			.findFirst()
			.orElseThrow(() -> new AtlasRefusal(406, null, "This resource has no version " + wanted.group(1) + "."));
	}

	/** An answer in the form that is wanted. */
	public ResponseEntity<byte[]> answer(int status, JsonNode body) {
		String type = isV2() ? version().mediaType() + ";charset=utf-8" : MediaType.APPLICATION_JSON_VALUE;
		return ResponseEntity.status(isFlag("envelope") ? 200 : status)
			.header(HttpHeaders.CONTENT_TYPE, type)
			.body(bytes(wrapped(status, body)));
	}

	/** One page of a list, as the query parameters want it. */
	public ResponseEntity<byte[]> page(List<? extends JsonNode> all) {
		return answer(200, AtlasPage.of(request).cut(all));
	}

	/** An error, under a code that can be another than usual. */
	public ResponseEntity<byte[]> refuse(AtlasRefusal refusal, @Nullable String errorCode) {
		ObjectNode body = AtlasJson.MAPPER.createObjectNode()
			.put("detail", refusal.getMessage())
			.put("error", refusal.status())
			.put("errorCode", errorCode)
			.put("reason", refusal.reason());
		body.set("parameters", AtlasJson.MAPPER.valueToTree(refusal.parameters()));
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

	/** Writes an answer where no controller has been reached. */
	public static void send(ResponseEntity<byte[]> answer, HttpServletResponse response) throws IOException {
		response.setStatus(answer.getStatusCode().value());
		answer.getHeaders().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		byte[] body = answer.getBody();
		if (body != null) {
			response.getOutputStream().write(body);
		}
	}

	/** What is already a page is its own envelope; all else is content. */
	private JsonNode wrapped(int status, JsonNode body) {
		if (!isFlag("envelope")) {
			return body;
		}
		if (body instanceof ObjectNode page && page.has("results")) {
			return page.put("status", status);
		}
		ObjectNode envelope = AtlasJson.MAPPER.createObjectNode().put("status", status);
		envelope.set("content", body);
		return envelope;
	}

	private byte[] bytes(JsonNode body) {
		return isFlag("pretty") ? AtlasJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(body)
				: AtlasJson.MAPPER.writeValueAsBytes(body);
	}

	private boolean isV2() {
		return generation() == Generation.V2;
	}

	private boolean isFlag(String name) {
		try {
			return Boolean.parseBoolean(request.getParameter(name));
		}
		catch (IllegalStateException ex) {
			// what is refused anyway has to be said all the same
			return false;
		}
	}

	private static LocalDate date(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw AtlasRefusal.invalid("INVALID_VERSION_DATE", "Invalid version date " + text + ".", text);
		}
	}

}
