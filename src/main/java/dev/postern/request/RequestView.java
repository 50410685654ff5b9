package dev.postern.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

/**
 * A request as a caller sees it.
 *
 * @param region the Atlas name
 * @param endpoint the endpoint to attach, in Atlas's own form
 * @param endpointId the endpoint that is meant, by the provider's id
 * @param failedEndpointId the endpoint that is to be detached once the right one works
 * @param portMappingEnabled whether a service on Google Cloud is to map ports
 * @param supportedRemoteRegions from where else the service is to be reached, by Atlas
 * names; null if it is not about that
 * @param enabled how regional mode is to be
 * @param deletesService whether detaching takes the service with it
 * @param endpointIds the endpoints to adopt together with their service
 * @param deadline when it is given up unless it is done by then, null while nothing is
 * carried out or the operator is waited for
 * @param client the API key of the Atlas client that asked, null if none did
 * @param clientLeftAt since when that client does not wait any more
 * @param version of the content, to which a decision is bound
 * @param allowedActions what this caller may do with it now
 * @param explanation how it stands, and what happens next
 * @param warnings why Atlas may refuse it, as things stand
 * @param trouble what stands in the way for now: what Atlas said, what it means, and what
 * to do
 * @param waitsFor what the operator has to do before it goes on
 * @param steps of carrying it out, in order
 */
public record RequestView(UUID id, RequestKind kind, RequestStatus status, String projectId,
		@Nullable Provider provider, @Nullable String region, @Nullable String serviceId,
		@Nullable Map<String, Object> endpoint, @Nullable String endpointId, @Nullable String failedEndpointId,
		@Nullable Boolean deletesService, @Nullable Boolean portMappingEnabled,
		@Nullable List<String> supportedRemoteRegions, @Nullable Boolean enabled, @Nullable List<String> endpointIds,
		String justification, String requester, @Nullable String client, @Nullable Instant clientLeftAt,
		Instant createdAt, Instant changedAt, Instant expiresAt, @Nullable Instant deadline, @Nullable UUID resubmits,
		int version, List<RequestAction> allowedActions, List<DecisionView> decisions, String explanation,
		List<String> warnings, @Nullable RequestError error, @Nullable RequestError trouble, @Nullable String waitsFor,
		List<RequestStep> steps) {

	/** The service it is about; not for what is about a whole project. */
	public String service() {
		return Objects.requireNonNull(serviceId);
	}

	/** A decision as a caller sees it. */
	public record DecisionView(Verdict verdict, @Nullable String comment, String decider, int version,
			Instant decidedAt) {
	}

}
