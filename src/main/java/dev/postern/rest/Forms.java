package dev.postern.rest;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DirectFieldBindingResult;

/**
 * The forms of pages: records in the model under one name, with what is wrong with them.
 */
public final class Forms {

	/** What every page calls its form. */
	public static final String NAME = "form";

	private Forms() {
	}

	/** Shows a form that is filled in already. */
	public static void fill(Model model, Record form) {
		model.addAttribute(NAME, form);
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + NAME, new DirectFieldBindingResult(form, NAME));
	}

	/**
	 * Says at the form what a service has found wrong: beside the field that it is about,
	 * otherwise above all.
	 */
	public static void explain(ApiProblem problem, BindingResult errors) {
		Set<String> fields = (errors.getTarget() instanceof Record form)
				? Arrays.stream(form.getClass().getRecordComponents())
					.map((field) -> field.getName())
					.collect(Collectors.toSet())
				: Set.of();
		boolean shown = false;
		for (InputError error : problem.errors()) {
			String field = error.pointer().substring(error.pointer().lastIndexOf('/') + 1);
			if (fields.contains(field)) {
				errors.rejectValue(field, "problem." + problem.code(), error.message());
				shown = true;
			}
		}
		if (!shown) {
			errors.reject("problem." + problem.code(), problem.sentence());
		}
	}

}
