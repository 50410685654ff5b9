package dev.postern;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/**
 * Completes the forms of bodies and answers with what springdoc does not see: which
 * values may be null, and which of several forms a body has.
 */
final class ApiSchemas {

	private final Map<String, Schema<?>> schemas = new LinkedHashMap<>();

	private final List<Class<?>> done = new ArrayList<>();

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private ApiSchemas(OpenAPI document) {
		Map<String, Schema> known = document.getComponents().getSchemas();
		known.forEach((name, schema) -> schemas.put(name, schema));
	}

	static void complete(OpenAPI document, Collection<HandlerMethod> handlers) {
		document.getComponents().addSchemas("Problem", problem());
		ApiSchemas all = new ApiSchemas(document);
		handlers.stream()
			.filter((handler) -> handler.getBeanType().getName().startsWith("dev.postern"))
			.forEach((handler) -> {
				all.walk(handler.getMethod().getGenericReturnType(), true);
				Arrays.stream(handler.getMethodParameters())
					.filter((parameter) -> parameter.hasParameterAnnotation(RequestBody.class))
					.map(MethodParameter::getGenericParameterType)
					.forEach((body) -> all.walk(body, false));
			});
	}

	private void walk(Type type, boolean answered) {
		if (type instanceof ParameterizedType generic) {
			walk(generic.getRawType(), answered);
			Arrays.stream(generic.getActualTypeArguments()).forEach((argument) -> walk(argument, answered));
		}
		if (!(type instanceof Class<?> known) || done.contains(known) || !known.getName().startsWith("dev.postern")) {
			return;
		}
		done.add(known);
		JsonSubTypes kinds = known.getAnnotation(JsonSubTypes.class);
		if (kinds != null) {
			offer(known, kinds.value());
		}
		else if (known.isRecord()) {
			matching(known).forEach((schema) -> fields(schema, known.getRecordComponents(), answered));
			Arrays.stream(known.getRecordComponents()).forEach((field) -> walk(field.getGenericType(), answered));
		}
	}

	/** A body that has one of several forms, told apart by its kind. */
	private void offer(Class<?> choice, JsonSubTypes.Type[] kinds) {
		Schema<?> schema = new JsonSchema();
		Discriminator discriminator = new Discriminator().propertyName("kind");
		for (JsonSubTypes.Type kind : kinds) {
			Class<?> form = kind.value();
			Schema<?> one = schemas.getOrDefault(form.getSimpleName(), new JsonSchema());
			flatten(one);
			fields(one, form.getRecordComponents(), false);
			Schema<?> name = ApiOperation.typed("string");
			name.setConst(kind.name());
			one.addProperty("kind", name);
			one.addRequiredItem("kind");
			schema.addOneOfItem(ApiOperation.reference(form.getSimpleName()));
			discriminator.mapping(kind.name(), "#/components/schemas/" + form.getSimpleName());
		}
		Schema<?> known = schemas.getOrDefault(choice.getSimpleName(), new JsonSchema());
		known.setOneOf(schema.getOneOf());
		known.setDiscriminator(discriminator);
		known.setTypes(null);
		known.setProperties(null);
		known.setRequired(null);
	}

	/** Springdoc says "all of the choice and of this", which goes round in a circle. */
	private static void flatten(Schema<?> form) {
		if (form.getAllOf() != null) {
			for (Schema<?> part : form.getAllOf()) {
				if (part.getProperties() != null) {
					part.getProperties().forEach((name, schema) -> form.addProperty(name, schema));
				}
			}
			form.setAllOf(null);
			form.addType("object");
		}
	}

	private static void fields(Schema<?> schema, RecordComponent[] fields, boolean answered) {
		schema.setRequired(null);
		for (RecordComponent field : fields) {
			boolean nullable = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
			Schema<?> value = (schema.getProperties() != null) ? schema.getProperties().get(field.getName()) : null;
			if (value != null) {
				schema.addProperty(field.getName(), nullable ? orNull(value) : value);
			}
			if (answered || !nullable) {
				schema.addRequiredItem(field.getName());
			}
		}
		schema.setAdditionalProperties(answered ? null : false);
	}

	private static Schema<?> orNull(Schema<?> value) {
		if (value.get$ref() == null && value.getEnum() == null && value.getTypes() != null) {
			value.addType("null");
			return value;
		}
		Schema<?> either = new JsonSchema();
		either.setAnyOf(List.of(value, ApiOperation.typed("null")));
		return either;
	}

	private Collection<Schema<?>> matching(Class<?> known) {
		boolean generic = known.getTypeParameters().length > 0;
		return schemas.entrySet()
			.stream()
			.filter((entry) -> generic ? entry.getKey().startsWith(known.getSimpleName())
					: entry.getKey().equals(known.getSimpleName()))
			.<Schema<?>>map(Map.Entry::getValue)
			.toList();
	}

	private static Schema<?> problem() {
		Schema<?> error = ApiOperation.typed("object")
			.addProperty("pointer", ApiOperation.typed("string")
				.description("A JSON pointer into the body, ?name in the query, {name} in the path, or a header."))
			.addProperty("message", ApiOperation.typed("string"));
		Schema<?> errors = ApiOperation.typed("array");
		errors.setItems(error);
		Schema<?> problem = ApiOperation.typed("object");
		problem.addProperty("title", ApiOperation.typed("string"));
		problem.addProperty("status", ApiOperation.typed("integer"));
		problem.addProperty("detail", ApiOperation.typed("string"));
		problem.addProperty("code", ApiOperation.typed("string").description("Never changes."));
		problem.addProperty("errors", errors);
		problem.setRequired(List.of("title", "status", "detail", "code", "errors"));
		return problem;
	}

}
