package dev.postern.request;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.postern.testing.Portal;
import dev.postern.testing.Portal.Answer;

/**
 * Requests to attach an endpoint to one ready service: there can be any number of them,
 * while a region has room for one service.
 */
class Attachments {

	/** Shared by all classes of a context, which is what an origin stands for. */
	private static final Map<String, String> SERVICES = new ConcurrentHashMap<>();

	private final Portal portal;

	Attachments(Portal portal) {
		this.portal = portal;
	}

	/** The service, which is made when it is first needed. */
	String service() {
		return SERVICES.computeIfAbsent(portal.origin(), (origin) -> {
			Answer asked = portal.askForService(Portal.ANALYTICS, "eu-central-1");
			portal.decide(asked, "APPROVE");
			portal.awaitRequest(asked.text("id"), "APPLIED");
			return asked.text("serviceId");
		});
	}

	/** Asks as ada. */
	Answer ask() {
		return portal.askForEndpoint(service(), endpointId());
	}

	/** What ada sends. */
	String body(String endpointId, String justification) {
		return """
				{"kind": "ATTACH_ENDPOINT", "serviceId": "%s", "endpoint": {"id": "%s"},
				 "justification": "%s"}""".formatted(service(), endpointId, justification);
	}

	/** An id that no endpoint has yet, and that the simulator treats like any other. */
	static String endpointId() {
		return "vpce-" + UUID.randomUUID().toString().replace("-", "").substring(0, 16) + "0";
	}

	/** Decides as somebody on what they have read. */
	Answer decide(String who, Answer read, String verdict, String... headers) {
		String[] all = new String[headers.length + 2];
		all[0] = "If-Match";
		all[1] = read.header("ETag");
		System.arraycopy(headers, 0, all, 2, headers.length);
		return portal.post(who, path(read) + "/decisions",
				"{\"verdict\": \"%s\", \"comment\": \"A test.\"}".formatted(verdict), all);
	}

	static String path(Answer request) {
		return "/api/v1/requests/" + request.text("id");
	}

}
