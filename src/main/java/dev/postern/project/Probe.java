package dev.postern.project;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.AtlasReply.Unreachable;
import dev.postern.atlas.Exchange;
import dev.postern.audit.Outcome;
import dev.postern.wire.AtlasProject;
import dev.postern.wire.AtlasRoot;
import org.jspecify.annotations.Nullable;

/**
 * What Atlas answered when a pair was tried there.
 *
 * @param roles what the pair may do; null if Atlas does not tell
 */
record Probe(KeyTestOutcome outcome, String sentence, List<AtlasProject> projects, @Nullable List<AtlasRoot.Role> roles,
		List<Exchange> exchanges) {

	static Probe failed(AtlasReply<?> reply, List<Exchange> exchanges) {
		return new Probe(outcome(reply), sentence(reply), List.of(), null, exchanges);
	}

	/** What a reply says, in words. */
	static String sentence(AtlasReply<?> reply) {
		return switch (reply) {
			case Success<?> success -> "Atlas takes this key.";
			case Refused<?> refused -> "Atlas answered %d: %s".formatted(refused.status(),
					Optional.ofNullable(refused.detail())
						.or(() -> Optional.ofNullable(refused.errorCode()))
						.orElse("no reason given"));
			case Unreachable<?> silent -> "Atlas could not be reached: %s.".formatted(silent.reason());
		};
	}

	static KeyTestOutcome outcome(AtlasReply<?> reply) {
		return switch (reply) {
			case Success<?> success -> KeyTestOutcome.PASSED;
			// 408, 429 and 5xx say nothing about the key
			case Refused<?> refused when refused.status() == 408 || refused.status() == 429
					|| refused.status() >= 500 ->
				KeyTestOutcome.UNREACHABLE;
			case Refused<?> refused -> KeyTestOutcome.REFUSED;
			case Unreachable<?> silent -> KeyTestOutcome.UNREACHABLE;
		};
	}

	boolean passed() {
		return outcome == KeyTestOutcome.PASSED;
	}

	/** Whether the pair can do Postern's work in a project, as far as Atlas tells. */
	boolean serves(String projectId) {
		return projects.stream()
			.anyMatch((project) -> project.id().equals(projectId) && !Boolean.FALSE.equals(owns(project)));
	}

	Outcome auditOutcome() {
		return passed() ? Outcome.DONE : Outcome.FAILED;
	}

	List<Map<String, Object>> calls() {
		return exchanges.stream()
			.map((exchange) -> Map.<String, Object>of("method", exchange.method(), "path", exchange.path(), "status",
					Objects.requireNonNullElse(exchange.status(), "none"), "durationMs",
					exchange.duration().toMillis()))
			.toList();
	}

	KeyTestView view() {
		List<AtlasRoot.Role> known = Objects.requireNonNullElse(roles, List.of());
		return new KeyTestView(outcome, sentence,
				projects.stream()
					.map((project) -> new KeyTestView.SeenProject(project.id(), project.name(), owns(project)))
					.toList(),
				known.stream()
					.map((role) -> new KeyTestView.KeyRole(role.orgId(), role.groupId(), role.roleName()))
					.toList());
	}

	// an organisation's owner owns its projects, too
	private @Nullable Boolean owns(AtlasProject project) {
		return (roles == null) ? null : roles.stream().anyMatch((role) -> switch (role.roleName()) {
			case "GROUP_OWNER" -> project.id().equals(role.groupId());
			case "ORG_OWNER" -> project.orgId().equals(role.orgId());
			default -> false;
		});
	}

}
