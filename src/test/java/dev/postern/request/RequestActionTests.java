package dev.postern.request;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.postern.request.RequestAction.APPROVE;
import static dev.postern.request.RequestAction.ASK;
import static dev.postern.request.RequestAction.COMPLETE;
import static dev.postern.request.RequestAction.EDIT;
import static dev.postern.request.RequestAction.EXPIRE;
import static dev.postern.request.RequestAction.FAIL;
import static dev.postern.request.RequestAction.GIVE_UP;
import static dev.postern.request.RequestAction.RECOVER;
import static dev.postern.request.RequestAction.REJECT;
import static dev.postern.request.RequestAction.RETRY;
import static dev.postern.request.RequestAction.START;
import static dev.postern.request.RequestAction.WITHDRAW;
import static org.assertj.core.api.Assertions.assertThat;

class RequestActionTests {

	/** The table once more, turned round: what can happen in each state. */
	private static final Map<RequestStatus, Set<RequestAction>> POSSIBLE = Map.of(RequestStatus.AWAITING_APPROVAL,
			Set.of(EDIT, APPROVE, REJECT, WITHDRAW, EXPIRE), RequestStatus.APPROVED, Set.of(START, GIVE_UP),
			RequestStatus.APPLYING, Set.of(COMPLETE, FAIL, GIVE_UP), RequestStatus.FAILED, Set.of(RETRY, RECOVER));

	private static final Map<RequestAction, RequestStatus> LEADS_TO = Map.ofEntries(
			Map.entry(ASK, RequestStatus.AWAITING_APPROVAL), Map.entry(EDIT, RequestStatus.AWAITING_APPROVAL),
			Map.entry(APPROVE, RequestStatus.APPROVED), Map.entry(REJECT, RequestStatus.REJECTED),
			Map.entry(WITHDRAW, RequestStatus.WITHDRAWN), Map.entry(EXPIRE, RequestStatus.EXPIRED),
			Map.entry(START, RequestStatus.APPLYING), Map.entry(COMPLETE, RequestStatus.APPLIED),
			Map.entry(FAIL, RequestStatus.FAILED), Map.entry(RETRY, RequestStatus.APPROVED),
			Map.entry(GIVE_UP, RequestStatus.FAILED), Map.entry(RECOVER, RequestStatus.APPLIED));

	@ParameterizedTest
	@MethodSource("pairs")
	void isAllowedFromTheStatesOfTheTableAndNoOther(RequestStatus status, RequestAction action) {
		boolean possible = POSSIBLE.getOrDefault(status, Set.of()).contains(action);

		assertThat(action.allowedFrom(status)).isEqualTo(possible);
		assertThat(RequestAction.allowedIn(status).contains(action)).isEqualTo(possible);
	}

	@ParameterizedTest
	@EnumSource
	void leadsToOneState(RequestAction action) {
		assertThat(action.target()).isEqualTo(LEADS_TO.get(action));
	}

	@ParameterizedTest
	@EnumSource(names = { "APPLIED", "REJECTED", "WITHDRAWN", "EXPIRED" })
	void nothingFollowsAnEnd(RequestStatus status) {
		assertThat(RequestAction.allowedIn(status)).isEmpty();
		assertThat(status.isSettled()).isTrue();
	}

	@Test
	void aVerdictIsAnAction() {
		assertThat(Verdict.APPROVE.action()).isEqualTo(APPROVE);
		assertThat(Verdict.REJECT.action()).isEqualTo(REJECT);
	}

	static Stream<Arguments> pairs() {
		return Stream.of(RequestStatus.values())
			.flatMap((status) -> Stream.of(RequestAction.values()).map((action) -> Arguments.of(status, action)));
	}

}
