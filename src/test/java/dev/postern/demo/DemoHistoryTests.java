package dev.postern.demo;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.postern.account.People;
import dev.postern.account.PersonView;
import dev.postern.request.ChangeRequests;
import dev.postern.request.RequestView;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import org.junit.jupiter.api.Test;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

class DemoHistoryTests {

	@Test
	void whatBackgroundWorkWasFasterWithIsDoneAgain() {
		Iterator<String> outcomes = List.of("collision", "collision", "done").iterator();

		String outcome = DemoHistory.insist(() -> {
			String next = outcomes.next();
			if (next.equals("collision")) {
				throw new OptimisticLockingFailureException(next);
			}
			return next;
		});

		assertThat(outcome).isEqualTo("done");
	}

	@Test
	void whatWasAskedForLongAgoIsNotAskedForAgain() {
		ChangeRequests requests = mock();
		RequestView first = request("AP_SOUTHEAST_1");
		RequestView waiting = request("CA_CENTRAL_1");
		List<RequestView> longAgo = List.of(waiting, request("AP_SOUTHEAST_2"), request("SA_EAST_1"), first);
		List<RequestView> since = List.of(request("AP_SOUTHEAST_1"));
		String next = ListQuery.cursor(Instant.EPOCH, UUID.randomUUID());
		when(requests.list(any(), any())).thenAnswer((call) -> (call.<ListQuery>getArgument(1).after() == null)
				? new ListPage<>(since, next) : new ListPage<>(longAgo, null));
		People people = mock();
		when(people.find("ada"))
			.thenReturn(Optional.of(new PersonView(UUID.randomUUID(), "ada", "Ada", Set.of(), false, Instant.EPOCH)));

		DemoHistory.Asked asked = new DemoHistory(people, requests, mock(), mock()).ask();

		assertThat(asked.connected()).isSameAs(first);
		assertThat(asked.waiting()).isSameAs(waiting);
		verify(requests, never()).ask(any());
	}

	@Test
	void whatAnotherProcessHasAskedForIsLookedForAgain() {
		Iterator<String> outcomes = List.of("asked", "done").iterator();

		assertThat(DemoHistory.<String>insist(() -> {
			String next = outcomes.next();
			if (next.equals("asked")) {
				throw ApiProblem.conflict("ENDPOINT_EXISTS", next);
			}
			return next;
		})).isEqualTo("done");
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> DemoHistory.insist(() -> {
			throw ApiProblem.notFound("service", "s");
		}));
	}

	private static RequestView request(String region) {
		RequestView request = mock();
		when(request.region()).thenReturn(region);
		return request;
	}

}
