package dev.postern.project;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.postern.atlas.AtlasKey;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.Forms;
import dev.postern.rest.ListQuery;
import dev.postern.rest.OneLine;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where operators put in, try, rotate and remove the keys that Postern uses towards
 * Atlas. No page ever holds a private half.
 */
@Controller
@RequestMapping("/stored-keys")
class StoredKeyController {

	private static final String HERE = "redirect:/stored-keys/{id}";

	private final StoredKeys keys;

	private final Projects projects;

	StoredKeyController(StoredKeys keys, Projects projects) {
		this.keys = keys;
		this.projects = projects;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("page", keys.list(ListQuery.of(null, cursor)));
		model.addAttribute("names", names());
		return "project/stored-keys";
	}

	@GetMapping("/new")
	String fillIn(Model model) {
		Forms.fill(model, new KeyForm("", "", "", ""));
		return "project/stored-key-new";
	}

	@PostMapping("/new")
	String add(@Valid @ModelAttribute(Forms.NAME) KeyForm form, BindingResult errors, RedirectAttributes next) {
		AtlasKey pair = read(form.kind(), form.publicKey(), form.privateKey(), errors);
		if (pair != null && !errors.hasErrors()) {
			try {
				StoredKeyView key = keys.add(form.label(), pair);
				next.addAttribute("id", key.id());
				next.addFlashAttribute("said", "stored-keys.added");
				next.addFlashAttribute("saidOf", key.label());
				return HERE;
			}
			catch (ApiProblem problem) {
				Forms.explain(problem, errors);
			}
		}
		return "project/stored-key-new";
	}

	@GetMapping("/{id}")
	String show(@PathVariable UUID id, Model model) {
		return page(id, "project/stored-key", model);
	}

	@PostMapping("/{id}/test")
	String test(@PathVariable UUID id, RedirectAttributes next) {
		next.addFlashAttribute("seen", keys.test(id));
		return HERE;
	}

	@GetMapping("/{id}/rotation")
	String fillInRotation(@PathVariable UUID id, Model model) {
		Forms.fill(model, new PairForm("", "", ""));
		return page(id, "project/stored-key-rotate", model);
	}

	@PostMapping("/{id}/rotation")
	String rotate(@PathVariable UUID id, @Valid @ModelAttribute(Forms.NAME) PairForm form, BindingResult errors,
			Model model, RedirectAttributes next) {
		AtlasKey pair = read(form.kind(), form.publicKey(), form.privateKey(), errors);
		if (pair != null) {
			try {
				StoredKeyView key = keys.rotate(id, pair);
				next.addFlashAttribute("said", "stored-keys.rotated.said");
				next.addFlashAttribute("saidOf", key.label());
				return HERE;
			}
			catch (ApiProblem problem) {
				model.addAttribute("lost", problem.facts().getOrDefault("projectIds", Set.of()));
				Forms.explain(problem, errors);
			}
		}
		return page(id, "project/stored-key-rotate", model);
	}

	@GetMapping("/{id}/remove")
	String confirm(@PathVariable UUID id, Model model) {
		Forms.fill(model, new RemoveForm());
		return page(id, "project/stored-key-remove", model);
	}

	@PostMapping("/{id}/remove")
	String remove(@PathVariable UUID id, @ModelAttribute(Forms.NAME) RemoveForm form, BindingResult errors, Model model,
			RedirectAttributes next) {
		StoredKeyView key = keys.find(id);
		try {
			keys.remove(id);
			next.addFlashAttribute("said", "stored-keys.removed");
			next.addFlashAttribute("saidOf", key.label());
			return "redirect:/stored-keys";
		}
		catch (ApiProblem problem) {
			Forms.explain(problem, errors);
			return page(id, "project/stored-key-remove", model);
		}
	}

	private String page(UUID id, String view, Model model) {
		model.addAttribute("key", keys.find(id));
		model.addAttribute("names", names());
		return view;
	}

	private Map<String, String> names() {
		List<ProjectView> all = projects.mine();
		return all.stream().collect(Collectors.toMap(ProjectView::id, ProjectView::name));
	}

	/** What was pasted, null if it is wrong, which is then said at the form. */
	private static @Nullable AtlasKey read(String kind, String publicKey, String privateKey, BindingResult errors) {
		try {
			return KeyInput.read(AtlasKey.Kind.valueOf(kind), publicKey, privateKey);
		}
		catch (ApiProblem problem) {
			Forms.explain(problem, errors);
			return null;
		}
	}

	/** What is pasted often has a space or a line break at its end. */
	private static String pasted(@Nullable String text) {
		return Objects.requireNonNullElse(text, "").strip();
	}

	/** A key that Postern is to use; an API key, unless it is said to be otherwise. */
	record KeyForm(@OneLine(max = 100) String label, String kind, String publicKey, String privateKey) {

		KeyForm {
			kind = AtlasKey.Kind.SERVICE_ACCOUNT.name().equals(kind) ? kind : AtlasKey.Kind.DIGEST.name();
			publicKey = pasted(publicKey);
			privateKey = pasted(privateKey);
		}

		@Override
		public String toString() {
			return "KeyForm[" + publicKey + "]";
		}

	}

	/** The pair that takes a stored one's place. */
	record PairForm(String kind, String publicKey, String privateKey) {

		PairForm {
			kind = AtlasKey.Kind.SERVICE_ACCOUNT.name().equals(kind) ? kind : AtlasKey.Kind.DIGEST.name();
			publicKey = pasted(publicKey);
			privateKey = pasted(privateKey);
		}

		@Override
		public String toString() {
			return "PairForm[" + publicKey + "]";
		}

	}

	/** Nothing to fill in, but a place for what stands in the way. */
	record RemoveForm() {
	}

}
