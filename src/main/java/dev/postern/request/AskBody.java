package dev.postern.request;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.postern.rest.AtlasId;
import dev.postern.rest.PlainText;
import dev.postern.wire.Provider;
import dev.postern.wire.RemoteRegions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, as it comes over REST. Each kind knows only its own fields.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = AskBody.CreateService.class, name = "CREATE_SERVICE"),
		@JsonSubTypes.Type(value = AskBody.AttachEndpoint.class, name = "ATTACH_ENDPOINT"),
		@JsonSubTypes.Type(value = AskBody.DetachEndpoint.class, name = "DETACH_ENDPOINT"),
		@JsonSubTypes.Type(value = AskBody.DeleteService.class, name = "DELETE_SERVICE"),
		@JsonSubTypes.Type(value = AskBody.RepairEndpoint.class, name = "REPAIR_ENDPOINT"),
		@JsonSubTypes.Type(value = AskBody.SetRegionalMode.class, name = "SET_REGIONAL_MODE"),
		@JsonSubTypes.Type(value = AskBody.SetRemoteRegions.class, name = "SET_REMOTE_REGIONS"),
		@JsonSubTypes.Type(value = AskBody.AdoptService.class, name = "ADOPT_SERVICE") })
public sealed interface AskBody {

	/** What is said of a value that is missing. */
	String MISSING = "This is required.";

	/** What is said of more remote regions than Atlas takes. */
	String TOO_MANY_REGIONS = "Give at most 35 regions.";

	/** Why it is wanted. */
	String justification();

	/** The rejected request that this one mends. */
	@Nullable UUID resubmits();

	/**
	 * Asks for a service.
	 *
	 * @param supportedRemoteRegions AWS: from where else it is to be reached, by either
	 * name
	 */
	record CreateService(@AtlasId String projectId, @NotNull(message = MISSING) Provider provider,
			@NotBlank(message = MISSING) @Size(max = 60, message = "Give a region's name.") @PlainText String region,
			@Nullable Boolean portMappingEnabled,
			@Nullable @Size(max = RemoteRegions.MOST,
					message = TOO_MANY_REGIONS) List<@NotBlank(message = MISSING) @Size(max = 60,
							message = "Give a region's name.") String> supportedRemoteRegions,
			@NotBlank(message = MISSING) @Size(max = 2000,
					message = "Give at most 2000 characters.") @PlainText String justification,
			@Nullable UUID resubmits) implements AskBody {
	}

	/** Asks to attach an endpoint. */
	record AttachEndpoint(@AtlasId String serviceId, @NotNull(message = MISSING) Map<String, Object> endpoint,
			@NotBlank(message = MISSING) @Size(max = 2000,
					message = "Give at most 2000 characters.") @PlainText String justification,
			@Nullable UUID resubmits) implements AskBody {
	}

	/** Asks to detach an endpoint. */
	record DetachEndpoint(@AtlasId String serviceId,
			@NotBlank(message = MISSING) @Size(max = 400,
					message = "Give at most 400 characters.") @PlainText String endpointId,
			@Nullable Boolean deletesService,
			@NotBlank(message = MISSING) @Size(max = 2000,
					message = "Give at most 2000 characters.") @PlainText String justification,
			@Nullable UUID resubmits) implements AskBody {
	}

	/**
	 * Asks to look after a service that was found in Atlas.
	 *
	 * @param endpointIds of the endpoints that are meant as well, null for all
	 */
	record AdoptService(@AtlasId String serviceId,
			@Nullable @Size(max = 200,
					message = "Give at most 200 endpoints.") List<@NotBlank(message = MISSING) @Size(max = 400,
							message = "Give at most 400 characters.") String> endpointIds,
			@NotBlank(message = MISSING) @Size(max = 2000,
					message = "Give at most 2000 characters.") @PlainText String justification,
			@Nullable UUID resubmits) implements AskBody {
	}

	/** Asks to remove a service. */
	record DeleteService(@AtlasId String serviceId,
			@NotBlank(message = MISSING) @Size(max = 2000,
					message = "Give at most 2000 characters.") @PlainText String justification,
			@Nullable UUID resubmits) implements AskBody {
	}

	/** Asks for the right endpoint in the place of one that failed. */
	record RepairEndpoint(@AtlasId String serviceId,
			@NotBlank(message = MISSING) @Size(max = 400,
					message = "Give at most 400 characters.") @PlainText String failedEndpointId,
			@NotNull(message = MISSING) Map<String, Object> endpoint,
			@NotBlank(message = MISSING) @Size(max = 2000,
					message = "Give at most 2000 characters.") @PlainText String justification,
			@Nullable UUID resubmits) implements AskBody {
	}

	/** Asks to switch a project's regional mode. */
	record SetRegionalMode(@AtlasId String projectId, @NotNull(message = MISSING) Boolean enabled,
			@NotBlank(message = MISSING) @Size(max = 2000,
					message = "Give at most 2000 characters.") @PlainText String justification,
			@Nullable UUID resubmits) implements AskBody {
	}

	/**
	 * Asks that a service of AWS be reached from other regions.
	 *
	 * @param supportedRemoteRegions all of them, by either name; none for its own alone
	 */
	record SetRemoteRegions(@AtlasId String serviceId,
			@NotNull(message = MISSING) @Size(max = RemoteRegions.MOST,
					message = TOO_MANY_REGIONS) List<@NotBlank(message = MISSING) @Size(max = 60,
							message = "Give a region's name.") String> supportedRemoteRegions,
			@NotBlank(message = MISSING) @Size(max = 2000,
					message = "Give at most 2000 characters.") @PlainText String justification,
			@Nullable UUID resubmits) implements AskBody {
	}

}
