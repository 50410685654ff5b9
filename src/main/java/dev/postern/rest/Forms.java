package dev.postern.rest;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
		boolean shown = false;
		for (InputError error : problem.errors()) {
			String field = (errors.getTarget() instanceof Record form) ? field(form.getClass(), error.pointer()) : "";
			if (!field.isEmpty()) {
				errors.rejectValue(field, "problem." + problem.code(), error.message());
				shown = true;
			}
		}
		if (!shown) {
			errors.reject("problem." + problem.code(), problem.sentence());
		}
	}

	/**
	 * The field that a pointer leads to or into; otherwise the one called like its last
	 * step.
	 */
	private static String field(Class<?> form, String pointer) {
		List<String> path = new ArrayList<>();
		Class<?> type = form;
		for (String step : pointer.substring(pointer.indexOf('/') + 1).split("/")) {
			Optional<RecordComponent> component = component(type, step);
			if (component.isEmpty()) {
				break;
			}
			path.add(step);
			type = component.get().getType();
		}
		if (!path.isEmpty() && !type.isRecord()) {
			return String.join(".", path);
		}
		String last = pointer.substring(pointer.lastIndexOf('/') + 1);
		return component(form, last).isPresent() ? last : "";
	}

	private static Optional<RecordComponent> component(Class<?> type, String name) {
		return !type.isRecord() ? Optional.empty()
				: Arrays.stream(type.getRecordComponents())
					.filter((component) -> component.getName().equals(name))
					.findFirst();
	}

}
