package dev.postern.provisioning;

import java.util.Objects;

import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.ServicePath;
import dev.postern.endpoint.EndpointRef;
import dev.postern.endpoint.ServiceView;
import dev.postern.request.Approved;
import org.jspecify.annotations.Nullable;

/**
 * An approved change with all that is needed to carry it out.
 *
 * @param standing the service it is about, null if it is about a whole project
 */
record Errand(Approved approved, @Nullable ServiceView standing, AtlasKey key) {

	ServiceView service() {
		return Objects.requireNonNull(standing);
	}

	String projectId() {
		return approved.projectId();
	}

	ServicePath path() {
		return new ServicePath(projectId(), service().provider(), atlasId());
	}

	/** The endpoint that is meant. */
	EndpointRef endpoint() {
		return endpoint(String.valueOf(approved.change().endpointId()));
	}

	EndpointRef endpoint(String endpointId) {
		return new EndpointRef(service().id(), atlasId(), endpointId);
	}

	private String atlasId() {
		return String.valueOf(service().atlasId());
	}

}
