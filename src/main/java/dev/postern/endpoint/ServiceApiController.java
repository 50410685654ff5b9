package dev.postern.endpoint;

import dev.postern.rest.Etags;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Services over REST.
 */
@RestController
@RequestMapping("/api/v1/services")
class ServiceApiController {

	private final Inventory inventory;

	private final Etags etags;

	ServiceApiController(Inventory inventory, Etags etags) {
		this.inventory = inventory;
		this.etags = etags;
	}

	@GetMapping
	ListPage<ServiceView> list(@RequestParam(required = false) @Nullable String projectId,
			@RequestParam(required = false) @Nullable String limit,
			@RequestParam(required = false) @Nullable String cursor) {
		@Nullable String wanted = (projectId != null) ? Ids.projectId("?projectId", projectId) : null;
		return inventory.services(wanted, ListQuery.of(limit, cursor));
	}

	@GetMapping("/{id}")
	ResponseEntity<ServiceView> show(@PathVariable String id) {
		ServiceView service = inventory.service(Ids.serviceId("{id}", id));
		return ResponseEntity.ok().eTag(etags.of(0, service)).body(service);
	}

}
