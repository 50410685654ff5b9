package dev.postern.provisioning;

import java.util.Objects;

import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.ServicePath;
import dev.postern.endpoint.EndpointRef;
import dev.postern.endpoint.EndpointView;
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

	/** In Atlas's spelling, if that is known. */
	EndpointRef endpoint(String endpointId) {
		String known = service().endpoint(endpointId).map(EndpointView::id).orElse(endpointId);
		return new EndpointRef(service().id(), atlasId(), known);
	}

	private String atlasId() {
		return String.valueOf(service().atlasId());
	}

}
