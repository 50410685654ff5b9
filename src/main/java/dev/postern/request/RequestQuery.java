package dev.postern.request;

import java.util.EnumSet;
import java.util.Set;

import dev.postern.endpoint.Ids;
import dev.postern.project.Projects;
import dev.postern.rest.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a list of requests, as they come in the query.
 */
public record RequestQuery(@Nullable String projectId, @Nullable String status, @Nullable String kind,
		@Nullable String serviceId, @Nullable String requester) {

	/** The filter in full; without a project, all that the caller may see. */
	RequestFilter filter(Projects projects) {
		Set<String> wanted = (projectId != null) ? Set.of(projects.visible(Ids.projectId("?projectId", projectId)).id())
				: projects.visibleIds();
		return new RequestFilter(wanted, choice("status", status, RequestStatus.class),
				choice("kind", kind, RequestKind.class),
				(serviceId != null) ? Ids.serviceId("?serviceId", serviceId) : "", requester(requester));
	}

	private static <E extends Enum<E>> Set<E> choice(String name, @Nullable String text, Class<E> type) {
		Set<E> all = EnumSet.allOf(type);
		if (text == null) {
			return all;
		}
		for (E choice : all) {
			if (choice.name().equals(text)) {
				return EnumSet.of(choice);
			}
		}
		throw ApiProblem.invalid("?" + name, "Give one of %s.".formatted(all));
	}

	private static String requester(@Nullable String text) {
		if (text == null) {
			return "";
		}
		if (text.isBlank() || text.length() > 100 || text.chars().anyMatch(Character::isISOControl)) {
			throw ApiProblem.invalid("?requester", "Give 1 to 100 characters without control characters.");
		}
		return text;
	}

}
