package dev.postern.simulator;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

import dev.postern.wire.AtlasForm;
import dev.postern.wire.AtlasJson;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.AtlasVersion;
import dev.postern.wire.Generation;

/**
 * One call that was let in: who calls, and how this Atlas answers.
 */
class Exchange {

	/** The request attribute that carries it. */
	static final String ATTRIBUTE = "exchange";

	private final HttpServletRequest request;

	private final Key key;

	private final Rules rules;

	private final AtlasForm form;

	Exchange(HttpServletRequest request, Key key, Rules rules) {
		this.rules = rules;
		this.request = request;
		this.key = key;
		this.form = new AtlasForm(request, "/simulator/api/atlas");
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

	Generation generation() {
		return form.generation();
	}

	AtlasVersion version() {
		return form.version();
	}

	/** Refuses, before anything happens, a call whose media types cannot be served. */
	void negotiate() {
		form.negotiate();
	}

	ResponseEntity<byte[]> ok(JsonNode body) {
		return form.answer(200, body);
	}

	ResponseEntity<byte[]> created(JsonNode body) {
		return form.answer(rules.success().created(), body);
	}

	/** The answer to a delete. */
	ResponseEntity<byte[]> accepted() {
		int status = rules.success().deleted();
		return (status == 204) ? ResponseEntity.noContent().build()
				: form.answer(status, AtlasJson.MAPPER.createObjectNode());
	}

	/** The answer to turning regional mode on or off. */
	ResponseEntity<byte[]> switched(JsonNode body) {
		return form.answer(rules.success().switched(), body);
	}

	/** One page of a list, as the query parameters want it. */
	ResponseEntity<byte[]> page(List<? extends JsonNode> all) {
		return form.page(all);
	}

	ResponseEntity<byte[]> refuse(AtlasRefusal refusal) {
		String usual = refusal.errorCode();
		return form.refuse(refusal, (usual != null) ? rules.codes().getOrDefault(usual, usual) : null);
	}

}
