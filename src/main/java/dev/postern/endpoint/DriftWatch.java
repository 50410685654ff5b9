package dev.postern.endpoint;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.postern.audit.Actor;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps what is written down as different in step with how things stand, in the
 * transaction that changes or learns it.
 */
@Component
class DriftWatch {

	private final DriftRepository drifts;

	private final EndpointServiceRepository services;

	private final EndpointRepository endpoints;

	private final InventorySettings settings;

	private final Clock clock;

	DriftWatch(DriftRepository drifts, EndpointServiceRepository services, EndpointRepository endpoints,
			InventorySettings settings, Clock clock) {
		this.drifts = drifts;
		this.services = services;
		this.endpoints = endpoints;
		this.settings = settings;
		this.clock = clock;
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
	void on(ServiceMoved event) {
		check(List.of(event.subject()));
	}

	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
	void on(EndpointMoved event) {
		check(List.of(event.endpoint().serviceId()));
	}

	/** Opens what is different by now, and closes what is not any more. */
	void check(Collection<String> serviceIds) {
		Instant stuckBefore = clock.instant().minus(settings.stuckAfter());
		Map<String, List<Endpoint>> attached = endpoints
			.findByServiceIdInAndLiveKeyNotNullOrderByCreatedAtAscIdAsc(serviceIds)
			.stream()
			.collect(Collectors.groupingBy(Endpoint::serviceId));
		Map<String, List<Drift>> open = drifts.findByServiceIdInAndOpenKeyNotNullOrderBySinceAscIdAsc(serviceIds)
			.stream()
			.collect(Collectors.groupingBy(Drift::serviceId));
		for (EndpointService service : services.findByIdIn(serviceIds)) {
			List<Finding> found = Finding.of(service, attached.getOrDefault(service.id(), List.of()), stuckBefore,
					settings.stuckAfter());
			settle(service, found, open.getOrDefault(service.id(), List.of()));
		}
	}

	/** What the customer connects to is not what it was. */
	void changed(EndpointService service, String before) {
		Finding finding = new Finding(DriftKind.CHANGED, service.id(), null, "Atlas has it: " + before + ".",
				now(service));
		boolean known = drifts.findByServiceIdInAndOpenKeyNotNullOrderBySinceAscIdAsc(List.of(service.id()))
			.stream()
			.anyMatch((drift) -> drift.kind() == DriftKind.CHANGED);
		if (!known) {
			drifts.save(new Drift(finding, service.place(), clock.instant()));
		}
	}

	private void settle(EndpointService service, List<Finding> found, List<Drift> open) {
		Map<String, Finding> now = found.stream().collect(Collectors.toMap(Finding::openKey, Function.identity()));
		for (Drift drift : open) {
			Finding still = (drift.kind() == DriftKind.CHANGED) ? stillChanged(service, drift)
					: now.remove(String.valueOf(drift.openKey()));
			if (still != null) {
				drift.seen(still.seen());
			}
			else {
				drift.resolve(Actor.POSTERN, clock.instant());
			}
			drifts.save(drift);
		}
		now.values().forEach((finding) -> drifts.save(new Drift(finding, service.place(), clock.instant())));
	}

	/** A change lasts until somebody accepts it, or until it is undone. */
	private static @Nullable Finding stillChanged(EndpointService service, Drift drift) {
		boolean lasts = !service.status().isGone() && !drift.expected().equals(now(service));
		return lasts ? new Finding(drift.kind(), service.id(), null, drift.expected(), now(service)) : null;
	}

	private static String now(EndpointService service) {
		return "Atlas has it: " + service.identity() + ".";
	}

}
