package dev.postern.project;

import java.util.Set;
import java.util.UUID;

import dev.postern.account.Username;
import dev.postern.rest.AtlasId;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Projects over REST: everybody reads their own, operators look after all.
 */
@RestController
@RequestMapping("/api/v1/projects")
class ProjectApiController {

	private final Projects projects;

	ProjectApiController(Projects projects) {
		this.projects = projects;
	}

	@GetMapping
	ListPage<ProjectView> list(@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return projects.list(ListQuery.of(limit, cursor));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ProjectView add(@Valid @RequestBody NewProject project) {
		return projects.add(project.id(), project.storedKeyId());
	}

	@PutMapping("/{id}/stored-key")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void useKey(@PathVariable @AtlasId String id, @Valid @RequestBody KeyChoice choice) {
		projects.useKey(id, choice.storedKeyId());
	}

	@GetMapping("/{id}/members")
	ListPage<MemberView> members(@PathVariable @AtlasId String id,
			@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return projects.members(id, ListQuery.of(limit, cursor));
	}

	@PutMapping("/{id}/members/{username}")
	Given give(@PathVariable @AtlasId String id, @PathVariable @Username String username,
			@Valid @RequestBody Given given) {
		projects.give(id, username, given.roles());
		return given;
	}

	/** A project that Postern is to look after, and the stored key that opens it. */
	record NewProject(@AtlasId String id, @NotNull(message = "Give the id of a stored key.") UUID storedKeyId) {
	}

	/** The stored key that opens a project from now on. */
	record KeyChoice(@NotNull(message = "Give the id of a stored key.") UUID storedKeyId) {
	}

	/** Everything that a person may do in a project. */
	record Given(@NotNull(message = "Give a list, empty to take everything away.") Set<@NotNull(
			message = "This is not a role.") ProjectRole> roles) {
	}

}
