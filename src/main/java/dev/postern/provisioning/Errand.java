package dev.postern.provisioning;

import dev.postern.atlas.AtlasKey;
import dev.postern.atlas.ServicePath;
import dev.postern.endpoint.EndpointRef;
import dev.postern.endpoint.ServiceView;
import dev.postern.request.Approved;

/**
 * An approved change with all that is needed to carry it out.
 */
record Errand(Approved approved, ServiceView service, AtlasKey key) {

	ServicePath path() {
		return new ServicePath(service.projectId(), service.provider(), atlasId());
	}

	EndpointRef endpoint() {
		return new EndpointRef(service.id(), atlasId(), String.valueOf(approved.change().endpointId()));
	}

	private String atlasId() {
		return String.valueOf(service.atlasId());
	}

}
