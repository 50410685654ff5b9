package dev.postern.wire;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An error as Atlas answers it. Two generations of error names exist; where only the
 * documented, older name is known, that one is used.
 */
public class AtlasRefusal extends RuntimeException {

	private final int status;

	private final @Nullable String errorCode;

	private final transient List<Object> parameters;

	private @Nullable Integer retryAfter;

	private transient Set<String> allowed = Set.of();

	/**
	 * Refuses a call.
	 * @param errorCode Atlas's own, null where none was seen
	 * @param parameters the values in the detail, in order
	 */
	public AtlasRefusal(int status, @Nullable String errorCode, String detail, Object... parameters) {
		super(detail);
		this.status = status;
		this.errorCode = errorCode;
		this.parameters = List.of(parameters);
	}

	/** Adds how many seconds the caller is asked to wait. */
	public AtlasRefusal retryAfter(int seconds) {
		this.retryAfter = seconds;
		return this;
	}

	/** Says what this was told by. */
	public AtlasRefusal because(RuntimeException cause) {
		initCause(cause);
		return this;
	}

	/** The same refusal, with more to read. */
	public AtlasRefusal adding(String words) {
		return new AtlasRefusal(status, errorCode, getMessage() + words, parameters.toArray());
	}

	/** After how many seconds to ask again, null if nothing is said. */
	public @Nullable Integer retryAfter() {
		return retryAfter;
	}

	/** The methods that would have been taken instead. */
	public Set<String> allowed() {
		return allowed;
	}

	/** The HTTP status. */
	public int status() {
		return status;
	}

	/** Atlas's code, null where none was seen. */
	public @Nullable String errorCode() {
		return errorCode;
	}

	/** The values in the detail, in order. */
	public List<Object> parameters() {
		return parameters;
	}

	/** The status in words. */
	public String reason() {
		HttpStatus known = HttpStatus.resolve(status);
		return (known != null) ? known.getReasonPhrase() : "";
	}

	/** Recorded. */
	public static AtlasRefusal noProject(String id) {
		return new AtlasRefusal(404, "GROUP_NOT_FOUND", "No group with ID " + id + " exists.", id);
	}

	/** The wording was not seen. */
	public static AtlasRefusal noProjectNamed(String name) {
		return new AtlasRefusal(404, "GROUP_NAME_NOT_FOUND", "No group with name " + name + " exists.", name);
	}

	/** The wording was not seen. */
	public static AtlasRefusal noOrganisation(String id) {
		return new AtlasRefusal(404, "ORG_NOT_FOUND", "No organization with ID " + id + " exists.", id);
	}

	/** Documented, with 404 and not 400. */
	public static AtlasRefusal malformedProject(String id) {
		return new AtlasRefusal(404, "INVALID_GROUP_ID", "An invalid group ID " + id + " was specified.", id);
	}

	/** Documented, with 401 and not 403 or 404. */
	public static AtlasRefusal notInProject() {
		return new AtlasRefusal(401, "NOT_IN_GROUP", "The current user is not in the group.");
	}

	/** Documented, with 401 and not 403. */
	public static AtlasRefusal roleMissing() {
		return new AtlasRefusal(401, "USER_UNAUTHORIZED", "Current user is not authorized to perform this action.");
	}

	/** Seen by the users of other tools. */
	public static AtlasRefusal serviceExists(Provider provider, String region) {
		return new AtlasRefusal(409, "PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION",
				"A private endpoint service already exists for %s region %s.".formatted(provider, region),
				provider.name(), region);
	}

	/** The code is what a MongoDB tool treats as gone; the wording was not seen. */
	public static AtlasRefusal noService(String id) {
		return new AtlasRefusal(404, "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND",
				"No private endpoint service with ID " + id + " exists.", id);
	}

	/** Same code as for a service; the wording was not seen. */
	public static AtlasRefusal noEndpoint(String id) {
		return new AtlasRefusal(404, "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND",
				"No private endpoint with ID " + id + " exists.", id);
	}

	/** Documented, with 404 and not 400. */
	public static AtlasRefusal malformedEndpoint(String id) {
		return new AtlasRefusal(404, "PRIVATELINK_INTERFACE_ENDPOINT_ID_MALFORMED",
				"Interface endpoint ID " + id + " is malformed. It must begin with 'vpce-'.", id);
	}

	/** Documented. */
	public static AtlasRefusal endpointExists(String id) {
		return new AtlasRefusal(409, "PRIVATELINK_INTERFACE_ENDPOINT_ALREADY_EXISTS",
				"Interface endpoint " + id + " was already added.", id);
	}

	/** Documented. */
	public static AtlasRefusal notReady(String serviceId) {
		return new AtlasRefusal(409, "PRIVATELINK_CANNOT_ACCEPT_ENDPOINTS",
				"Private endpoint service " + serviceId + " cannot accept endpoints.", serviceId);
	}

	/** Documented, and met by other tools that delete too early. */
	public static AtlasRefusal hasEndpoints(String serviceId) {
		return new AtlasRefusal(409, "CANNOT_DELETE_PRIVATELINK_WITH_ENDPOINTS",
				"Private endpoint service %s still has endpoints. Delete them and try again.".formatted(serviceId),
				serviceId);
	}

	/** The generic wrapper, seen for lack of capacity. */
	public static AtlasRefusal general(String reason) {
		return new AtlasRefusal(400, "ATLAS_GENERAL_ERROR", "Reason: " + reason + ".", reason);
	}

	/** Seen by the users of other tools. */
	public static AtlasRefusal malformedPath(String path) {
		return new AtlasRefusal(400, "PATH_PARAM_PARSE_ERROR",
				"One or more path parameter in the request URI " + path + " is malformed.", path);
	}

	/** Documented. */
	public static AtlasRefusal unpaid() {
		return new AtlasRefusal(402, "NO_PAYMENT_INFORMATION_FOUND",
				"No payment information was found for this project.");
	}

	/** Recorded. */
	public static AtlasRefusal noResource(String path) {
		return new AtlasRefusal(404, "RESOURCE_NOT_FOUND", "Cannot find resource " + path + ".", path);
	}

	/** Neither code nor wording were seen. */
	public static AtlasRefusal noMethod(String method, Set<String> allowed) {
		AtlasRefusal refusal = new AtlasRefusal(405, null, "This resource does not take " + method + ".");
		refusal.allowed = allowed;
		return refusal;
	}

	/** Recorded. */
	public static AtlasRefusal noCluster(String name, String projectId) {
		return new AtlasRefusal(404, "CLUSTER_NOT_FOUND",
				"No cluster named %s exists in group %s.".formatted(name, projectId), name, projectId);
	}

	/** Documented. */
	public static AtlasRefusal noRegion(String name, Provider provider) {
		return new AtlasRefusal(400, "INVALID_REGION", "No region %s exists for provider %s.".formatted(name, provider),
				name, provider.name());
	}

	/** A value that an attribute may not have. Documented. */
	public static AtlasRefusal attribute(String name) {
		return invalid("INVALID_ATTRIBUTE", "Invalid attribute " + name + " specified.", name);
	}

	/** Documented; what is asked for exists on AWS only. */
	public static AtlasRefusal unsupported(String what, String provider) {
		return new AtlasRefusal(404, "PROVIDER_UNSUPPORTED", what + " exists on AWS only.", provider);
	}

	/** Documented; the wording was not seen. */
	public static AtlasRefusal restricted() {
		return new AtlasRefusal(409, "MULTIPLE_PRIVATE_ENDPOINTS_RESTRICTED_TO_SINGLE_REGION",
				"Several private endpoints in one region and private endpoints in other regions need regional mode.");
	}

	/** A fault of the body or the query, by a documented code. */
	public static AtlasRefusal invalid(String errorCode, String detail, Object... parameters) {
		return new AtlasRefusal(400, errorCode, detail, parameters);
	}

}
