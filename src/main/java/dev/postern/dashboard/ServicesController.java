package dev.postern.dashboard;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServicePage;
import dev.postern.endpoint.ServiceQuery;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.project.ProjectRole;
import dev.postern.project.ProjectView;
import dev.postern.project.Projects;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The list of services.
 */
@Controller
class ServicesController {

	private static final int MOST_PAGES = 100_000;

	private final Inventory inventory;

	private final Projects projects;

	ServicesController(Inventory inventory, Projects projects) {
		this.inventory = inventory;
		this.projects = projects;
	}

	@GetMapping("/services")
	String list(@ModelAttribute("filters") Filters filters, Model model) {
		List<ProjectView> visible = projects.mine();
		Map<String, String> names = visible.stream().collect(Collectors.toMap(ProjectView::id, ProjectView::name));
		ServicePage found = inventory.search(filters.query(names.keySet()));
		model.addAttribute("found", found);
		model.addAttribute("rows", found.items()
			.stream()
			.map((service) -> new ServiceRow(service, names.getOrDefault(service.projectId(), service.projectId())))
			.toList());
		model.addAttribute("projects", visible);
		model.addAttribute("statuses", ServiceStatus.values());
		model.addAttribute("providers", Provider.values());
		model.addAttribute("requester",
				visible.stream().anyMatch((project) -> project.roles().contains(ProjectRole.REQUESTER)));
		model.addAttribute("chosen",
				visible.stream()
					.filter((project) -> project.roles().contains(ProjectRole.REQUESTER))
					.filter((project) -> project.id().equals(filters.project()))
					.findFirst()
					.orElse(null));
		return "dashboard/services";
	}

	/**
	 * What the list is narrowed by, as it stands in the address. What means nothing
	 * narrows nothing.
	 *
	 * @param status a status, {@code NEEDY}, {@code ANY}, or nothing for all that is not
	 * history
	 */
	record Filters(@Nullable String project, @Nullable String provider, @Nullable String status,
			@Nullable String region, @Nullable String page) {

		ServiceQuery query(Set<String> known) {
			return new ServiceQuery(known.contains(String.valueOf(project)) ? project : null,
					Stream.of(Provider.values()).filter((any) -> any.name().equals(provider)).findFirst().orElse(null),
					statuses(), (region != null) ? region : "", "NEEDY".equals(status), number());
		}

		/** Whether anything is narrowed. */
		public boolean any() {
			return Stream.of(project, provider, status, region).anyMatch((text) -> text != null && !text.isBlank());
		}

		private Set<ServiceStatus> statuses() {
			Set<ServiceStatus> all = EnumSet.allOf(ServiceStatus.class);
			if ("ANY".equals(status)) {
				return all;
			}
			Set<ServiceStatus> one = all.stream()
				.filter((any) -> any.name().equals(status))
				.collect(Collectors.toCollection(() -> EnumSet.noneOf(ServiceStatus.class)));
			if (one.isEmpty()) {
				all.removeIf(ServiceStatus::isGone);
			}
			return one.isEmpty() ? all : one;
		}

		private int number() {
			return (page != null && page.matches("[0-9]{1,6}")) ? Math.min(Integer.parseInt(page), MOST_PAGES) : 0;
		}

	}

}
