package dev.postern.project;

import java.util.List;
import java.util.Optional;

import dev.postern.atlas.Atlas;
import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Success;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.AtlasProject;
import dev.postern.wire.AtlasRoot;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Looks at Atlas through the eyes of a key. Calls Atlas, so never inside a transaction.
 */
@Component
class AtlasProbe {

	private final Atlas atlas;

	AtlasProbe(Atlas atlas) {
		this.atlas = atlas;
	}

	/** What a pair is and sees. */
	Probe probe(AtlasKey pair) {
		AtlasReply<AtlasRoot> root = atlas.root(pair);
		if (!(root instanceof Success<AtlasRoot> known)) {
			return Probe.failed(root, List.of(root.exchange()));
		}
		AtlasReply<List<AtlasProject>> projects = atlas.projects(pair);
		if (!(projects instanceof Success<List<AtlasProject>> seen)) {
			return Probe.failed(projects, List.of(root.exchange(), projects.exchange()));
		}
		return new Probe(KeyTestOutcome.PASSED, "Atlas takes this key.", seen.body(),
				Optional.ofNullable(known.body().apiKey()).map(AtlasRoot.ApiKey::roles).orElse(null),
				List.of(root.exchange(), projects.exchange()));
	}

	/** Forgets what was kept for a pair that is not used any more. */
	void forget(String publicKey) {
		atlas.forget(publicKey);
	}

	/** A project as Atlas describes it, if the pair sees it. */
	AtlasProject project(AtlasKey pair, String projectId) {
		AtlasReply<AtlasProject> reply = atlas.project(pair, projectId);
		if (reply instanceof Success<AtlasProject> success) {
			return success.body();
		}
		if (Probe.outcome(reply) == KeyTestOutcome.REFUSED) {
			throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "PROJECT_NOT_SEEN",
					"Atlas does not show project %s to this stored key. %s".formatted(projectId,
							Probe.sentence(reply)));
		}
		throw unreachable(Probe.sentence(reply));
	}

	/** Nothing is known, and nothing has changed. */
	static ApiProblem unreachable(String sentence) {
		return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "ATLAS_UNREACHABLE",
				sentence + " Nothing has changed, so try again later.");
	}

}
