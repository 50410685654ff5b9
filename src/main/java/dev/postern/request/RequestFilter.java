package dev.postern.request;

import java.util.Collection;

/**
 * Which requests are wanted: of these projects, states and kinds. An empty text does not
 * matter.
 */
record RequestFilter(Collection<String> projectIds, Collection<RequestStatus> statuses, Collection<RequestKind> kinds,
		String serviceId, String requester) {

}
