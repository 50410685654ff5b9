package dev.postern.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.postern.endpoint.ServiceAction;
import dev.postern.endpoint.ServiceStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pictures in the documentation are the tables in the code.
 */
class LifecycleDocsTests {

	@Test
	void thePictureOfRequestsIsTheTable() throws IOException {
		List<String> lines = new ArrayList<>(List.of("stateDiagram-v2", "\t[*] --> AWAITING_APPROVAL: ASK"));
		for (RequestAction action : RequestAction.values()) {
			for (RequestStatus status : RequestStatus.values()) {
				if (action.allowedFrom(status)) {
					lines.add("\t%s --> %s: %s".formatted(status, action.target(), action));
				}
			}
		}
		for (RequestStatus status : RequestStatus.values()) {
			if (RequestAction.allowedIn(status).isEmpty()) {
				lines.add("\t%s --> [*]".formatted(status));
			}
		}

		assertThat(picture("docs/request-lifecycle.md")).isEqualTo(lines);
	}

	@Test
	void thePictureOfServicesIsTheTable() throws IOException {
		List<String> lines = new ArrayList<>(List.of("stateDiagram-v2", "\t[*] --> REQUESTED"));
		for (ServiceAction action : ServiceAction.values()) {
			for (ServiceStatus status : ServiceStatus.values()) {
				if (action.allowedFrom(status)) {
					lines.add("\t%s --> %s: %s".formatted(status, action.target(), action));
				}
			}
		}
		Set.of(ServiceStatus.DELETED, ServiceStatus.REJECTED).stream().sorted().forEach((gone) -> {
			assertThat(ServiceAction.values()).noneMatch((action) -> action.allowedFrom(gone));
			lines.add("\t%s --> [*]".formatted(gone));
		});

		assertThat(picture("docs/service-lifecycle.md")).isEqualTo(lines);
	}

	private static List<String> picture(String page) throws IOException {
		String text = Files.readString(Path.of(page));
		int start = text.indexOf("```mermaid\n") + "```mermaid\n".length();
		return text.substring(start, text.indexOf("```", start)).lines().toList();
	}

}
