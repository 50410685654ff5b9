package dev.postern.request;

import java.util.Map;
import java.util.Objects;

import dev.postern.endpoint.ServiceView;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.PlainText;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, as it is changed. Each kind uses only its own fields.
 *
 * @param version that was read
 */
record EditForm(int version,
		@Size(max = 200, message = "{new-request.region.unknown}") @PlainText @Nullable String region,
		@Size(max = 8000, message = "{request.too-long}") @Nullable String endpointId,
		@NotBlank(message = "{form.missing}") @Size(max = 2000,
				message = "{request.too-long}") @PlainText @Nullable String justification) {

	static EditForm of(RequestView request) {
		return new EditForm(request.version(), Titles.place(request), request.endpointId(), request.justification());
	}

	/** The same for the version that stands now. */
	EditForm at(int present) {
		return new EditForm(present, region, endpointId, justification);
	}

	/** What is asked for now. */
	AskBody body(RequestPage page) {
		RequestView before = page.request();
		String why = String.valueOf(justification).strip().replace("\r\n", "\n");
		return switch (before.kind()) {
			case CREATE_SERVICE -> {
				ServiceView service = Objects.requireNonNull(page.service());
				yield new AskBody.CreateService(before.projectId(), service.provider(),
						where(service.provider()).atlasName(), service.portMappingEnabled(), why, null);
			}
			case ATTACH_ENDPOINT -> new AskBody.AttachEndpoint(before.service(), endpoint(before), why, null);
			case DETACH_ENDPOINT -> new AskBody.DetachEndpoint(before.service(), String.valueOf(before.endpointId()),
					before.deletesService(), why, null);
			case DELETE_SERVICE -> new AskBody.DeleteService(before.service(), why, null);
			case ADOPT_SERVICE -> new AskBody.AdoptService(before.service(), before.endpointIds(), why, null);
			case REPAIR_ENDPOINT, SET_REGIONAL_MODE ->
				throw new IllegalStateException("No form asks for " + before.kind());
		};
	}

	private Region where(Provider provider) {
		return RegionChoice.of(provider, region)
			.region()
			.orElseThrow(() -> ApiProblem.invalid("/region", "Choose a region from the list."));
	}

	private Map<String, Object> endpoint(RequestView before) {
		@Nullable Map<String, Object> standing = before.endpoint();
		if (before.provider() == Provider.AWS || standing == null) {
			return Map.of("id", PastedEndpointId.read((endpointId != null) ? endpointId : ""));
		}
		return standing;
	}

}
