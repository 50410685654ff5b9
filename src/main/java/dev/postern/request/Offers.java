package dev.postern.request;

import java.util.Comparator;
import java.util.List;

import dev.postern.account.Caller;
import dev.postern.account.PersonView;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.Place;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.ProjectRole;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What can be asked for, and how things stand where it is asked for.
 */
@Component
class Offers {

	private final ChangeRequests requests;

	private final Projects projects;

	private final Inventory inventory;

	private final RequestSettings settings;

	Offers(ChangeRequests requests, Projects projects, Inventory inventory, RequestSettings settings) {
		this.requests = requests;
		this.projects = projects;
		this.inventory = inventory;
		this.settings = settings;
	}

	/** The projects in which the caller may ask, by name. */
	public List<ProjectView> projects() {
		return projects.mine().stream().filter((project) -> project.roles().contains(ProjectRole.REQUESTER)).toList();
	}

	/** The providers for which services can be asked. */
	public List<Provider> providers() {
		return settings.providers().stream().sorted().toList();
	}

	/** Where, by name. */
	public List<Region> regions(Provider provider) {
		return Regions.of(provider).stream().sorted(Comparator.comparing(Region::title)).toList();
	}

	/** Fills in what goes without saying, and what was asked for before. */
	NewRequestForm prefilled(NewRequestForm form) {
		NewRequestForm filled = form;
		if (form.resubmits() != null) {
			filled = filled.or(NewRequestForm.of(requests.show(form.resubmits())));
		}
		List<ProjectView> own = projects();
		@Nullable String only = (own.size() == 1) ? own.getFirst().id() : null;
		@Nullable Provider usual = (settings.providers().size() == 1) ? settings.providers().iterator().next() : null;
		return filled.or(new NewRequestForm(only, usual, null, null, null, null, null));
	}

	/** What somebody should know before they ask for this. */
	Prospect prospect(String projectId, Region region, boolean portMapping) {
		@Nullable ServiceView standing = inventory.standingAt(Place.of(projectId, region, portMapping)).orElse(null);
		@Nullable ServiceView beside = (region.provider() == Provider.GCP)
				? inventory.standingAt(Place.of(projectId, region, !portMapping)).orElse(null) : null;
		List<String> deciders = projects.approvers(projectId)
			.stream()
			.map(PersonView::username)
			.filter((name) -> !name.equals(Caller.current().getName()))
			.toList();
		return new Prospect(projects.visible(projectId).name(), region.title(), deciders, standing, beside,
				(standing != null) ? requests.making(standing.id()).orElse(null) : null);
	}

}
