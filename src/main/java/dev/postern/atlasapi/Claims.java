package dev.postern.atlasapi;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.atlasapi.ServiceCalls.Sight;
import dev.postern.atlasapi.ServiceCalls.Standing;
import dev.postern.endpoint.Glance;
import dev.postern.endpoint.ServiceView;
import dev.postern.project.Visibility;
import dev.postern.request.Change;
import dev.postern.request.RequestStatus;
import dev.postern.request.RequestView;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The claims of the API key that calls.
 */
@Component
class Claims {

	private final ClaimRepository claims;

	private final Clock clock;

	Claims(ClaimRepository claims, Clock clock) {
		this.claims = claims;
		this.clock = clock;
	}

	Optional<Claim> find(String subject) {
		return claims.findByApiKeyIdAndSubject(key(), subject);
	}

	/**
	 * A service with what is done about it, if the caller sees it: in one statement.
	 * @param endpointId that is asked about, empty if none is
	 */
	Optional<Sight> sight(Address address, String endpointId) {
		List<Object[]> rows = claims.sight(address.serviceId(), Visibility.isOfAll(), Caller.current().personId(),
				key(), Claim.endpointKey(endpointId));
		return Glance.of(rows)
			.stream()
			.filter(address::isOf)
			.findFirst()
			.map((service) -> new Sight(service, standings(rows, 2)));
	}

	/** All that are about these services or their endpoints, and how they stand. */
	Map<Claim, Standing> about(List<ServiceView> services) {
		List<String> ids = services.stream().map(ServiceView::id).toList();
		return ids.isEmpty() ? Map.of() : standings(claims.about(key(), ids), 0);
	}

	/** Each once, though a service with endpoints has as many rows with it. */
	private static Map<Claim, Standing> standings(List<Object[]> rows, int column) {
		Map<Claim, Standing> standings = new LinkedHashMap<>();
		for (Object[] row : rows) {
			if (row[column] instanceof Claim claim) {
				standings.put(claim, new Standing((RequestStatus) row[column + 1], (Change) row[column + 2]));
			}
		}
		return standings;
	}

	/** Waits for a request from now on. */
	void wait(String subject, RequestView request) {
		Claim claim = find(subject).orElseGet(() -> new Claim(key(), subject, request));
		claim.standFor(request);
		claims.saveAndFlush(claim);
	}

	/** Does not wait for a request any more. */
	void leave(Claim claim) {
		claim.leave(clock.instant());
		claims.saveAndFlush(claim);
	}

	/** Does not want to see a request for which it never waited. */
	void turnAway(String subject, RequestView request) {
		Claim claim = find(subject).orElseGet(() -> new Claim(key(), subject, request));
		claim.standFor(request);
		claim.answer();
		leave(claim);
	}

	void comeBack(Claim claim) {
		claim.comeBack();
		claims.saveAndFlush(claim);
	}

	/** The key has read how it ended. */
	@Transactional
	void answer(Claim claim) {
		claims.answer(claim.id(), claim.requestId());
	}

	private static UUID key() {
		return Objects.requireNonNull(Caller.current().apiKeyId());
	}

}
