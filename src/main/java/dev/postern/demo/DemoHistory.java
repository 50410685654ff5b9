package dev.postern.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.postern.account.Caller;
import dev.postern.account.People;
import dev.postern.account.PersonView;
import dev.postern.audit.Actor;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.ServiceView;
import dev.postern.request.AskBody;
import dev.postern.request.Ballot;
import dev.postern.request.ChangeRequests;
import dev.postern.request.Decisions;
import dev.postern.request.RequestKind;
import dev.postern.request.RequestQuery;
import dev.postern.request.RequestStatus;
import dev.postern.request.RequestView;
import dev.postern.request.Verdict;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What happened in Payments before anybody looked: asked, decided and carried out the way
 * everything is. The simulator holds the Atlas side already, so carrying out means
 * finding.
 */
@Component
@Profile("demo")
class DemoHistory {

	private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);

	private static final int LOOKS = 600;

	private final People people;

	private final ChangeRequests requests;

	private final Decisions decisions;

	private final Inventory inventory;

	DemoHistory(People people, ChangeRequests requests, Decisions decisions, Inventory inventory) {
		this.people = people;
		this.requests = requests;
		this.decisions = decisions;
		this.inventory = inventory;
	}

	/** What is asked for, each once; nothing is decided yet. */
	Asked ask() {
		return new Asked(service("AP_SOUTHEAST_1", "The checkout service in Singapore reads its ledger here."),
				service("SA_EAST_1", "Settlement reports are made in São Paulo from next month."),
				service("AP_SOUTHEAST_2", "A trial for the Sydney office."),
				service("CA_CENTRAL_1", "The Montréal team moves its fraud checks to this region."));
	}

	/** What came of it. */
	void decide(Asked asked) {
		decide(asked.connected(), Verdict.APPROVE, null);
		decide(asked.ready(), Verdict.APPROVE, null);
		decide(asked.rejected(), Verdict.REJECT,
				"Sydney is served from Singapore. Ask for ap-southeast-1 if latency allows.");
		if (isApplied(asked.connected()) && isApplied(asked.ready())) {
			decide(endpoint(asked.connected().service(), "vpce-0a1b2c3d4e5f60718"), Verdict.APPROVE, null);
		}
		else {
			LOG.warn("The demo's history is not complete, because the simulator did not answer in time");
		}
	}

	private RequestView service(String region, String why) {
		return as(DemoPerson.ADA, () -> find(RequestKind.CREATE_SERVICE, region).orElseGet(() -> requests
			.ask(new AskBody.CreateService(DemoProjects.PAYMENTS.id(), Provider.AWS, region, null, null, why, null))));
	}

	private RequestView endpoint(String serviceId, String endpointId) {
		ServiceView service = as(DemoPerson.ADA, () -> inventory.service(serviceId));
		return as(DemoPerson.ADA,
				() -> find(RequestKind.ATTACH_ENDPOINT, service.region())
					.orElseGet(() -> requests.ask(new AskBody.AttachEndpoint(serviceId, Map.of("id", endpointId),
							"The endpoint of the checkout service.", null))));
	}

	/**
	 * The first of them, which has any number of pages before it in a demo that is used.
	 */
	private Optional<RequestView> find(RequestKind kind, String region) {
		RequestQuery query = new RequestQuery(DemoProjects.PAYMENTS.id(), null, kind.name(), null, null);
		Optional<RequestView> oldest = Optional.empty();
		@Nullable String next = null;
		do {
			ListPage<RequestView> page = requests.list(query, ListQuery.of("200", next));
			oldest = Stream.concat(oldest.stream(), page.items().stream())
				.filter((request) -> region.equals(request.region()))
				.reduce((newer, older) -> older);
			next = page.next();
		}
		while (next != null);
		return oldest;
	}

	private void decide(RequestView request, Verdict verdict, @Nullable String comment) {
		if (request.status() == RequestStatus.AWAITING_APPROVAL) {
			as(DemoPerson.GRACE,
					() -> decisions.decide(request.id(), new Ballot(request.version(), verdict, comment, false)));
		}
	}

	private boolean isApplied(RequestView asked) {
		for (int look = 0; look < LOOKS; look++) {
			RequestStatus status = as(DemoPerson.ADA, () -> requests.show(asked.id())).status();
			if (status == RequestStatus.APPLIED) {
				return true;
			}
			LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
		}
		return false;
	}

	private <T> T as(DemoPerson who, Supplier<T> work) {
		PersonView person = Caller.asPostern(() -> people.find(who.username())).orElseThrow();
		return insist(
				() -> new Caller(person.id(), new Actor(person.username(), "demo history"), person.roles(), true, null)
					.call(work));
	}

	/**
	 * Background work changes the same rows, another process of the demo asks for the
	 * same, and whoever comes second has to look again.
	 */
	static <T extends @Nullable Object> T insist(Supplier<T> work) {
		for (int look = 1; look < LOOKS; look++) {
			try {
				return work.get();
			}
			catch (ConcurrencyFailureException ex) {
				LOG.debug("Background work was faster", ex);
			}
			catch (ApiProblem ex) {
				if (ex.status() != HttpStatus.CONFLICT) {
					throw ex;
				}
				LOG.debug("Another process was faster", ex);
			}
		}
		return work.get();
	}

	/** The requests for services, by what becomes of them; one waits for an approver. */
	record Asked(RequestView connected, RequestView ready, RequestView rejected, RequestView waiting) {
	}

}
