package dev.postern.request;

import java.util.Map;
import java.util.Objects;

import dev.postern.rest.ApiProblem;
import dev.postern.rest.PlainText;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import jakarta.validation.Valid;
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
		@Nullable Boolean portMapping,
		@Size(max = 2000, message = "{request.too-long}") @PlainText @Nullable String supportedRemoteRegions,
		@Valid PastedEndpoint endpoint, @NotBlank(message = "{form.missing}") @Size(max = 2000,
				message = "{request.too-long}") @PlainText @Nullable String justification) {

	/** Takes an endpoint that was left out. */
	EditForm {
		endpoint = Objects.requireNonNullElse(endpoint, PastedEndpoint.NOTHING);
	}

	static EditForm of(RequestView request) {
		return new EditForm(request.version(), Titles.place(request), request.portMappingEnabled(),
				RegionNames.field(request.supportedRemoteRegions()), PastedEndpoint.of(request.endpoint()),
				request.justification());
	}

	/** The same for the version that stands now. */
	EditForm at(int present) {
		return new EditForm(present, region, portMapping, supportedRemoteRegions, endpoint, justification);
	}

	/** What is asked for now. */
	AskBody body(RequestPage page) {
		RequestView before = page.request();
		String why = String.valueOf(justification).strip().replace("\r\n", "\n");
		return switch (before.kind()) {
			case CREATE_SERVICE -> create(before, why);
			case ATTACH_ENDPOINT -> new AskBody.AttachEndpoint(before.service(), endpoint(page), why, null);
			case DETACH_ENDPOINT -> new AskBody.DetachEndpoint(before.service(), String.valueOf(before.endpointId()),
					before.deletesService(), why, null);
			case DELETE_SERVICE -> new AskBody.DeleteService(before.service(), why, null);
			case REPAIR_ENDPOINT -> new AskBody.RepairEndpoint(before.service(),
					String.valueOf(before.failedEndpointId()), endpoint(page), why, null);
			case SET_REGIONAL_MODE ->
				new AskBody.SetRegionalMode(before.projectId(), Boolean.TRUE.equals(before.enabled()), why, null);
			case SET_REMOTE_REGIONS ->
				new AskBody.SetRemoteRegions(before.service(), RegionNames.in(supportedRemoteRegions), why, null);
			case ADOPT_SERVICE -> new AskBody.AdoptService(before.service(), before.endpointIds(), why, null);
		};
	}

	private AskBody create(RequestView before, String why) {
		Provider provider = Objects.requireNonNull(before.provider());
		Region where = RegionChoice.of(provider, region)
			.region()
			.orElseThrow(() -> ApiProblem.invalid("/region", "Choose a region from the list."));
		return new AskBody.CreateService(before.projectId(), provider, where.atlasName(),
				(portMapping != null) ? portMapping : before.portMappingEnabled(),
				RegionNames.named(supportedRemoteRegions), why, null);
	}

	private Map<String, Object> endpoint(RequestPage page) {
		return endpoint.body(Objects.requireNonNull(page.service()));
	}

}
