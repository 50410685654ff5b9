package dev.postern;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.postern.ApiDocument.Words;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * One operation of the description: puts words to what the code tells.
 */
record ApiOperation(Operation operation, Words words) {

	private static final Map<String, String> HEADERS = Map.of("ETag",
			"Changes with anything shown. Send it back as If-Match when you decide or edit.", "Location",
			"The path of what was made.");

	private static final Map<String, String> PARAMETERS = Map.of("cursor", "Where the page before ended: its next.",
			"limit", "How many items at the most.", "If-Match", "The ETag of the request as you have read it.",
			"Idempotency-Key", "Any 1 to 255 visible characters. A repeated call with the same key and body gets the "
					+ "first answer again, for 24 hours.");

	void describe() {
		operation.operationId(words.id()).summary(words.summary()).tags(List.of(words.tag()));
		operation
			.security(words.isOpen() ? List.of() : List.of(new SecurityRequirement().addList(ApiDocument.SIGN_IN)));
		ApiResponses answers = new ApiResponses().addApiResponse(words.status(), answer());
		words.errors().forEach((status) -> answers.addApiResponse(status, error(status)));
		operation.responses(answers);
		if (words.examples() != null && operation.getRequestBody() != null) {
			operation.getRequestBody().setRequired(true);
			MediaType body = operation.getRequestBody().getContent().values().iterator().next();
			words.examples().forEach((name, value) -> body.addExamples(name, new Example().value(value)));
			operation.getRequestBody().setContent(new Content().addMediaType("application/json", body));
		}
		if (operation.getParameters() != null) {
			operation.getParameters().forEach(ApiOperation::describe);
		}
	}

	private ApiResponse answer() {
		ApiResponse answer = new ApiResponse().description(words.answer());
		Schema<?> schema = (words.schema() != null) ? reference(words.schema()) : schema();
		if (schema != null && !words.status().equals("204")) {
			answer.content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
		}
		if (words.headers() != null) {
			words.headers()
				.forEach((name) -> answer.addHeaderObject(name,
						new Header().description(HEADERS.get(name)).schema(typed("string"))));
		}
		return answer;
	}

	/** What the code says that it answers. */
	private @Nullable Schema<?> schema() {
		return operation.getResponses()
			.values()
			.stream()
			.filter((response) -> response.getContent() != null)
			.flatMap((response) -> response.getContent().values().stream())
			.map((content) -> (Schema<?>) content.getSchema())
			.findFirst()
			.orElse(null);
	}

	private static ApiResponse error(String status) {
		return new ApiResponse().description(HttpStatus.valueOf(Integer.parseInt(status)).getReasonPhrase())
			.content(new Content().addMediaType("application/problem+json",
					new MediaType().schema(reference("Problem"))));
	}

	private static void describe(Parameter parameter) {
		String about = PARAMETERS.get(parameter.getName());
		if (about != null) {
			parameter.description(about);
		}
		switch (parameter.getName()) {
			case "limit" -> parameter.schema(typed("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(200)));
			case "If-Match" -> parameter.required(true);
			case "Idempotency-Key" -> parameter.schema(typed("string").minLength(1).maxLength(255));
			default -> {
			}
		}
	}

	static Schema<?> reference(String name) {
		return new JsonSchema().$ref("#/components/schemas/" + name);
	}

	static Schema<?> typed(String type) {
		JsonSchema schema = new JsonSchema();
		schema.addType(type);
		return schema;
	}

}
