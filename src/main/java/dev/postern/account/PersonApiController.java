package dev.postern.account;

import java.util.Set;

import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.rest.OneLine;
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
 * People over REST, for operators.
 */
@RestController
@RequestMapping("/api/v1/people")
class PersonApiController {

	private final People people;

	private final Invitations invitations;

	PersonApiController(People people, Invitations invitations) {
		this.people = people;
		this.invitations = invitations;
	}

	@GetMapping
	ListPage<PersonView> list(@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return people.list(ListQuery.of(limit, cursor));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	PersonView add(@Valid @RequestBody NewPerson person) {
		return people.add(person.username(), person.displayName(), person.portalRoles());
	}

	@PutMapping("/{username}/disabled")
	PersonView disable(@PathVariable @Username String username, @Valid @RequestBody Disabling wish) {
		return people.disable(username, wish.disabled());
	}

	@PostMapping("/{username}/invitations")
	@ResponseStatus(HttpStatus.CREATED)
	Invitations.Issued invite(@PathVariable @Username String username) {
		return invitations.invite(username);
	}

	/** Somebody who is to be let in. */
	record NewPerson(@Username String username, @OneLine(max = 200) String displayName,
			@Nullable Set<@NotNull(message = "This is not a role.") GivenRole> roles) {

		Set<PortalRole> portalRoles() {
			return (roles != null) ? GivenRole.portalRoles(roles) : Set.of();
		}

	}

	/** Whether somebody is to be kept out. */
	record Disabling(@NotNull(message = "Say true or false.") Boolean disabled) {
	}

}
