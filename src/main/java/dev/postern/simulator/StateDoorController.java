package dev.postern.simulator;

import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where testers put projects, and take things away behind everybody's back.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping("/simulator")
class StateDoorController {

	private static final String PROJECT = "/projects/{projectId:[0-9a-f]{24}}";

	private static final String SERVICE = PROJECT + "/services/{serviceId}";

	private final Projects projects;

	private final Seed seed;

	private final RuleBook rules;

	private final ApplicationEventPublisher events;

	StateDoorController(Projects projects, Seed seed, RuleBook rules, ApplicationEventPublisher events) {
		this.projects = projects;
		this.seed = seed;
		this.rules = rules;
		this.events = events;
	}

	/** Back to the seed and to the settings. Not while others change anything. */
	@DeleteMapping("/state")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reset() {
		seed.replant();
		events.publishEvent(new Seed.Planted());
	}

	/** Everything that is there, whoever may see it. */
	@GetMapping("/projects")
	List<Project> showProjects() {
		return projects.all();
	}

	@GetMapping(PROJECT)
	Project showProject(@PathVariable String projectId) {
		return projects.find(projectId);
	}

	/** Puts a project with all it holds in place of the one that is there, if any. */
	@PutMapping(PROJECT)
	Project putProject(@PathVariable String projectId, @RequestBody ProjectForm form) {
		return projects.put(projectId, form, rules.rules());
	}

	@DeleteMapping(PROJECT)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeProject(@PathVariable String projectId) {
		projects.remove(projectId);
	}

	/** Gone at once, with its endpoints. */
	@DeleteMapping(SERVICE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeService(@PathVariable String projectId, @PathVariable String serviceId) {
		projects.change(projectId, (project) -> project.without(serviceId));
	}

	/** Gone at once; its service stays, even without others. */
	@DeleteMapping(SERVICE + "/endpoints/{endpointId}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeEndpoint(@PathVariable String projectId, @PathVariable String serviceId,
			@PathVariable String endpointId) {
		projects.change(projectId, (project) -> project.without(serviceId, endpointId));
	}

}
