package dev.postern.atlasapi;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.postern.endpoint.ServiceView;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.AtlasId;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.Provider;

/**
 * Which service is meant, as the path says it.
 */
record Address(String projectId, Provider provider, String serviceId) {

	private static final Pattern ID = Pattern.compile(AtlasId.FORM);

	/** Refuses ids that are none, in Atlas's words. */
	Address {
		requireProject(projectId);
		if (!ID.matcher(serviceId).matches()) {
			throw AtlasRefusal.malformedPath(serviceId);
		}
	}

	/** Whether a service is where the path says that it is. */
	boolean isOf(ServiceView service) {
		return service.projectId().equals(projectId) && service.provider() == provider;
	}

	/** The project, if the caller may see it; Atlas's words if not. */
	static ProjectView require(String projectId, Projects projects) {
		requireProject(projectId);
		try {
			return projects.visible(projectId);
		}
		catch (ApiProblem problem) {
			throw AtlasRefusal.noProject(projectId).because(problem);
		}
	}

	/** Refuses a caller who may not ask for changes in the project. */
	static void requireRequester(String projectId, Projects projects) {
		require(projectId, projects);
		projects.askable(projectId);
	}

	private static void requireProject(String projectId) {
		if (!ID.matcher(projectId).matches()) {
			throw AtlasRefusal.malformedProject(projectId);
		}
	}

	static Provider provider(String name) {
		return Stream.of(Provider.values())
			.filter((known) -> known.name().equals(name))
			.findFirst()
			.orElseThrow(() -> AtlasRefusal.invalid("INVALID_PROVIDER", "No provider " + name + " exists.", name));
	}

}
