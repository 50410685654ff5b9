package dev.postern.request;

import java.io.Serializable;
import java.util.UUID;

import dev.postern.rest.PlainText;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A request for a service as it is typed.
 *
 * @param provider may be left out where the region tells it
 * @param region by any name that people use, see {@link RegionChoice}
 * @param supportedRemoteRegions from where else it is to be reached, only for AWS, see
 * {@link RegionNames}
 * @param portMapping whether one address stands for all nodes, only for Google Cloud
 */
record NewRequestForm(@NotBlank(message = "{form.missing}") @Nullable String projectId, @Nullable Provider provider,
		@NotBlank(message = "{form.missing}") @Size(max = 200,
				message = "{new-request.region.unknown}") @PlainText @Nullable String region,
		@Nullable Boolean portMapping,
		@Size(max = 2000, message = "{request.too-long}") @PlainText @Nullable String supportedRemoteRegions,
		@NotBlank(message = "{form.missing}") @Size(max = 2000,
				message = "{request.too-long}") @PlainText @Nullable String justification,
		@Nullable UUID resubmits) implements Serializable {

	/** What was asked for before, to be asked for anew. */
	static NewRequestForm of(RequestView before) {
		return new NewRequestForm(before.projectId(), before.provider(), before.region(), before.portMappingEnabled(),
				RegionNames.field(before.supportedRemoteRegions()), before.justification(), before.resubmits());
	}

	/** The same, and empty fields filled in. */
	NewRequestForm or(NewRequestForm other) {
		return new NewRequestForm(or(projectId, other.projectId), (provider != null) ? provider : other.provider,
				or(region, other.region), (portMapping != null) ? portMapping : other.portMapping,
				or(supportedRemoteRegions, other.supportedRemoteRegions), or(justification, other.justification),
				(resubmits != null) ? resubmits : other.resubmits);
	}

	/** The same with the region by the name that every look-up knows. */
	NewRequestForm in(Region found) {
		return new NewRequestForm(projectId, found.provider(), found.cloudName(), portMapping, supportedRemoteRegions,
				justification, resubmits);
	}

	private static @Nullable String or(@Nullable String text, @Nullable String otherwise) {
		return (text == null || text.isBlank()) ? otherwise : text;
	}

}
