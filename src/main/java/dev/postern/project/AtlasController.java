package dev.postern.project;

import java.util.List;

import dev.postern.atlas.Atlas;
import dev.postern.rest.ListQuery;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where operators see how the connection to Atlas stands.
 */
@Controller
@RequestMapping("/atlas")
class AtlasController {

	private final Atlas atlas;

	private final StoredKeys keys;

	private final Projects projects;

	AtlasController(Atlas atlas, StoredKeys keys, Projects projects) {
		this.atlas = atlas;
		this.keys = keys;
		this.projects = projects;
	}

	@GetMapping
	String show(Model model) {
		List<StoredKeyView> known = known();
		List<ProjectOverview> stuck = projects.overview().stream().filter(ProjectOverview::isStuck).toList();
		model.addAttribute("address", atlas.address());
		model.addAttribute("keys", known);
		model.addAttribute("stuck", stuck);
		model.addAttribute("health", health(known));
		return "project/atlas";
	}

	@PostMapping("/test")
	String test(RedirectAttributes next) {
		List<StoredKeyView> known = known();
		long passed = known.stream()
			.map((key) -> keys.test(key.id()))
			.filter((test) -> test.outcome() == KeyTestOutcome.PASSED)
			.count();
		next.addFlashAttribute("said", (passed == known.size()) ? "atlas.tested.all" : "atlas.tested.some");
		next.addFlashAttribute("saidOf", known.size() - passed);
		return "redirect:/atlas";
	}

	private List<StoredKeyView> known() {
		return keys.list(ListQuery.of("200", null)).items();
	}

	/** The worst that is known, because that is what needs somebody. */
	private static String health(List<StoredKeyView> keys) {
		if (keys.isEmpty()) {
			return "NONE";
		}
		for (KeyTestOutcome bad : List.of(KeyTestOutcome.UNREACHABLE, KeyTestOutcome.REFUSED)) {
			if (keys.stream().anyMatch((key) -> key.testOutcome() == bad)) {
				return bad.name();
			}
		}
		return keys.stream().allMatch((key) -> key.testOutcome() != null) ? "PASSED" : "UNTESTED";
	}

}
