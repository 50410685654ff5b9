package dev.postern;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The description of the REST interface. Its forms come from the code, its words and
 * examples from {@code openapi/operations.json}.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

	static final String SIGN_IN = "apiKey";

	private static final String ABOUT = """
			Ask for private endpoints of MongoDB Atlas, decide on requests, and follow them until they work.

			Sign in with HTTP Basic: the public half of an API key is the name, the private half the password. A key \
			acts as its owner. Things of projects in which you have no role do not exist for you (404).

			Errors are problem details (RFC 9457) with a `code` that never changes. Unknown fields and query \
			parameters are refused. Lists are newest first; pass `next` on as `cursor` to read on.""";

	private static final Map<String, String> TAGS = Map.of("Requests", "What is asked for, and what became of it",
			"Services", "The Atlas side of private endpoints, as Postern knows it", "Drift",
			"What is different in Atlas from what was asked for", "Projects",
			"Atlas projects, and who may do what there", "Stored keys", "What Postern opens Atlas with", "You",
			"Yourself and your API keys", "People", "Who may sign in", "Way in", "How the first key is got", "Audit",
			"What happened");

	@Bean
	OpenApiCustomizer postern(JsonMapper json,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) throws IOException {
		Map<String, Words> words = read(json);
		return (document) -> {
			describe(document);
			document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
				Words known = words.get(method + " " + path);
				if (known != null) {
					new ApiOperation(operation, known).describe();
				}
			}));
			ApiSchemas.complete(document, routes.getHandlerMethods().values());
		};
	}

	/** Leaves one spelling of the document, where springdoc would add YAML. */
	@Bean
	SmartInitializingSingleton noYaml(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
		return () -> List.copyOf(routes.getHandlerMethods().keySet())
			.stream()
			.filter((route) -> route.getPatternValues().stream().anyMatch((path) -> path.endsWith(".yaml")))
			.forEach(routes::unregisterMapping);
	}

	private static void describe(OpenAPI document) {
		document.info(new Info().title("Postern").version("1").description(ABOUT))
			.servers(List.of(new Server().url("/").description("This Postern")))
			.tags(TAGS.entrySet()
				.stream()
				.sorted(Map.Entry.comparingByKey())
				.map((tag) -> new Tag().name(tag.getKey()).description(tag.getValue()))
				.toList());
		document.getComponents()
			.addSecuritySchemes(SIGN_IN,
					new SecurityScheme().type(SecurityScheme.Type.HTTP)
						.scheme("basic")
						.description("An API key: its public half is the name, its private half the password."));
	}

	private static Map<String, Words> read(JsonMapper json) throws IOException {
		try (InputStream file = new ClassPathResource("openapi/operations.json").getInputStream()) {
			return json.readValue(file, new TypeReference<>() {
			});
		}
	}

	/**
	 * What is said of an operation.
	 *
	 * @param status the answer when it works
	 * @param errors the statuses of the other answers
	 * @param schema what is answered, where the code only says that it is text
	 */
	record Words(String id, String tag, String summary, String status, String answer, List<String> errors,
			@Nullable Map<String, Object> examples, @Nullable String schema, @Nullable List<String> headers) {

		boolean isOpen() {
			return !errors.contains("401");
		}

	}

}
