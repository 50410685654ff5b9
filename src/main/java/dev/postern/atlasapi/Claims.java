package dev.postern.atlasapi;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.postern.account.Caller;
import dev.postern.atlasapi.ServiceCalls.Sight;
import dev.postern.endpoint.Glance;
import dev.postern.project.Visibility;
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

	/** A service with all that are about it, if the caller sees it: in one statement. */
	Optional<Sight> sight(Address address) {
		List<Object[]> rows = claims.sight(address.projectId(), address.serviceId(), Visibility.isOfAll(),
				Caller.current().personId(), key());
		List<Claim> own = rows.stream()
			.map((row) -> row[2])
			.filter(Claim.class::isInstance)
			.map(Claim.class::cast)
			.distinct()
			.toList();
		return Glance.of(rows).stream().findFirst().map((service) -> new Sight(service, own));
	}

	/** All that are about these services or their endpoints. */
	List<Claim> about(Collection<String> serviceIds) {
		return serviceIds.isEmpty() ? List.of() : claims.findByApiKeyIdAndServiceIdIn(key(), serviceIds);
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
