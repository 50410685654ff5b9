package dev.postern.endpoint;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.postern.audit.Actor;
import dev.postern.rest.ApiProblem;
import dev.postern.wire.Provider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.postern.endpoint.ServiceAction.BECOME_READY;
import static dev.postern.endpoint.ServiceAction.CONNECT;
import static dev.postern.endpoint.ServiceAction.FAIL;
import static dev.postern.endpoint.ServiceAction.INITIATE;
import static dev.postern.endpoint.ServiceAction.MISS;
import static dev.postern.endpoint.ServiceAction.REJECT;
import static dev.postern.endpoint.ServiceAction.REMOVE;
import static dev.postern.endpoint.ServiceAction.RETRY;
import static dev.postern.endpoint.ServiceAction.VANISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServiceActionTests {

	private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

	private static final Place PLACE = new Place("5f1a7a0c9b3e4d2f8a6b7c01", Provider.AWS, "US_EAST_1", false);

	/** The table once more, turned round: what can happen in each state. */
	private static final Map<ServiceStatus, Set<ServiceAction>> POSSIBLE = Map.of(ServiceStatus.MISSING,
			Set.of(INITIATE, BECOME_READY, CONNECT, FAIL, REMOVE, VANISH), ServiceStatus.REQUESTED,
			Set.of(INITIATE, BECOME_READY, CONNECT, FAIL, REMOVE, REJECT), ServiceStatus.INITIATING,
			Set.of(BECOME_READY, CONNECT, FAIL, REMOVE, MISS, VANISH), ServiceStatus.READY,
			Set.of(INITIATE, CONNECT, FAIL, REMOVE, MISS, VANISH), ServiceStatus.CONNECTED,
			Set.of(INITIATE, BECOME_READY, FAIL, REMOVE, MISS, VANISH), ServiceStatus.FAILED,
			Set.of(INITIATE, BECOME_READY, CONNECT, RETRY, REMOVE, MISS, VANISH), ServiceStatus.DELETING,
			Set.of(MISS, VANISH));

	@ParameterizedTest
	@MethodSource("pairs")
	void isAllowedFromTheStatesOfTheTableAndNoOther(ServiceStatus status, ServiceAction action) {
		assertThat(action.allowedFrom(status)).isEqualTo(POSSIBLE.getOrDefault(status, Set.of()).contains(action));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void aServiceMovesAsTheTableSaysOrNotAtAll(ServiceStatus status, ServiceAction action) {
		EndpointService service = in(status);

		if (action.allowedFrom(status)) {
			apply(service, action);
			assertThat(service.status()).isEqualTo(action.target());
		}
		else {
			assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> apply(service, action))
				.withMessageContaining(status + " and cannot " + action);
			assertThat(service.status()).isEqualTo(status);
		}
	}

	static Stream<Arguments> pairs() {
		return Stream.of(ServiceStatus.values())
			.flatMap((status) -> Stream.of(ServiceAction.values()).map((action) -> Arguments.of(status, action)));
	}

	private static EndpointService in(ServiceStatus status) {
		EndpointService service = new EndpointService("0123456789abcdef01234567", PLACE, true, NOW);
		switch (status) {
			case REQUESTED -> {
			}
			case INITIATING -> apply(service, INITIATE);
			case READY -> apply(service, BECOME_READY);
			case CONNECTED -> apply(service, CONNECT);
			case FAILED -> apply(service, FAIL);
			case MISSING -> {
				apply(service, BECOME_READY);
				apply(service, MISS);
			}
			case DELETING -> apply(service, REMOVE);
			case DELETED -> {
				apply(service, INITIATE);
				apply(service, VANISH);
			}
			case REJECTED -> apply(service, REJECT);
		}
		return service;
	}

	private static void apply(EndpointService service, ServiceAction action) {
		service.apply(action, null, Actor.POSTERN, NOW);
	}

}
