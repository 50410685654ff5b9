package dev.postern.request;

import java.io.Serializable;
import java.util.UUID;

import dev.postern.rest.PlainText;
import dev.postern.wire.Provider;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A request for a service as it is typed.
 *
 * @param region by any name that people use, see {@link dev.postern.wire.Regions#search}
 */
record NewRequestForm(@NotBlank(message = "{form.missing}") @Nullable String projectId,
		@NotNull(message = "{form.missing}") @Nullable Provider provider,
		@NotBlank(message = "{form.missing}") @Size(max = 200,
				message = "{new-request.region.unknown}") @PlainText @Nullable String region,
		@NotBlank(message = "{form.missing}") @Size(max = 2000,
				message = "{request.too-long}") @PlainText @Nullable String justification,
		@Nullable UUID resubmits) implements Serializable {

	/** What was asked for before, to be asked for anew. */
	static NewRequestForm of(RequestView before) {
		return new NewRequestForm(before.projectId(), before.provider(), before.region(), before.justification(),
				before.resubmits());
	}

	/** The same, and empty fields filled in. */
	NewRequestForm or(NewRequestForm other) {
		return new NewRequestForm(or(projectId, other.projectId), (provider != null) ? provider : other.provider,
				or(region, other.region), or(justification, other.justification),
				(resubmits != null) ? resubmits : other.resubmits);
	}

	/** The same with the region by another name. */
	NewRequestForm in(String name) {
		return new NewRequestForm(projectId, provider, name, justification, resubmits);
	}

	private static @Nullable String or(@Nullable String text, @Nullable String otherwise) {
		return (text == null || text.isBlank()) ? otherwise : text;
	}

}
