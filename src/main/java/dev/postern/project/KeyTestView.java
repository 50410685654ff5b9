package dev.postern.project;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What came of the test of a stored key.
 *
 * @param sentence the outcome for people
 * @param projects what the key sees in Atlas
 * @param roles what the key may do there; empty if Atlas does not tell
 */
public record KeyTestView(KeyTestOutcome outcome, String sentence, List<SeenProject> projects, List<KeyRole> roles) {

	/**
	 * A project that the key sees.
	 *
	 * @param owner whether it may write private endpoints there, null if Atlas does not
	 * tell
	 */
	public record SeenProject(String id, String name, @Nullable Boolean owner) {
	}

	/** A role of the key, either in an organisation or in a project. */
	public record KeyRole(@Nullable String orgId, @Nullable String projectId, String role) {
	}

}
