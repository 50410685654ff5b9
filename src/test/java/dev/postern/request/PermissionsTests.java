package dev.postern.request;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import dev.postern.account.Caller;
import dev.postern.account.PortalRole;
import dev.postern.project.ProjectRole;
import dev.postern.rest.ApiProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpStatus;

import static dev.postern.request.RequestAction.APPROVE;
import static dev.postern.request.RequestAction.EDIT;
import static dev.postern.request.RequestAction.REJECT;
import static dev.postern.request.RequestAction.GIVE_UP;
import static dev.postern.request.RequestAction.RETRY;
import static dev.postern.request.RequestAction.WITHDRAW;
import static dev.postern.request.RequestFixtures.ADA;
import static dev.postern.request.RequestFixtures.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The requests here are ada's.
 */
class PermissionsTests {

	private static final Set<ProjectRole> BOTH = EnumSet.allOf(ProjectRole.class);

	@ParameterizedTest
	@MethodSource("callers")
	void offersWhatTheStateAllowsAndTheCallerMay(Permissions permissions, Set<RequestAction> may) {
		for (RequestStatus status : RequestStatus.values()) {
			ChangeRequest request = RequestFixtures.in(status);
			Set<RequestAction> offered = EnumSet.noneOf(RequestAction.class);
			offered.addAll(RequestAction.allowedIn(status));
			offered.retainAll(may);
			assertThat(permissions.offered(request)).containsExactlyInAnyOrderElementsOf(offered);
		}
	}

	@ParameterizedTest
	@MethodSource("callers")
	void refusesWhatItDoesNotPermit(Permissions permissions, Set<RequestAction> may) {
		ChangeRequest request = RequestFixtures.in(RequestStatus.AWAITING_APPROVAL);
		for (RequestAction action : RequestAction.values()) {
			if (may.contains(action)) {
				permissions.require(action, request);
			}
			else {
				assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> permissions.require(action, request))
					.matches((problem) -> problem.status() == HttpStatus.FORBIDDEN);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "APPROVE", "REJECT" })
	void noRoleDecidesOnItsOwnRequest(RequestAction decision) {
		Caller everything = new Caller(ADA.personId(), ADA.actor(), EnumSet.allOf(PortalRole.class), true, null);

		assertThat(new Permissions(everything, BOTH).permits(decision,
				RequestFixtures.in(RequestStatus.AWAITING_APPROVAL)))
			.isFalse();
	}

	static Stream<Arguments> callers() {
		Caller keyOfGrace = new Caller(GRACE.personId(), GRACE.actor(), Set.of(), false, null);
		return Stream.of(
				Arguments.of(new Permissions(ADA, Set.of(ProjectRole.REQUESTER)),
						Set.of(EDIT, WITHDRAW, RETRY, GIVE_UP)),
				Arguments.of(new Permissions(ADA, BOTH), Set.of(EDIT, WITHDRAW, RETRY, GIVE_UP)),
				Arguments.of(new Permissions(GRACE, Set.of(ProjectRole.REQUESTER)), Set.of()),
				Arguments.of(new Permissions(GRACE, Set.of(ProjectRole.APPROVER)),
						Set.of(APPROVE, REJECT, RETRY, GIVE_UP)),
				Arguments.of(new Permissions(GRACE, BOTH), Set.of(APPROVE, REJECT, RETRY, GIVE_UP)),
				Arguments.of(new Permissions(keyOfGrace, BOTH), Set.of(RETRY, GIVE_UP)),
				Arguments.of(new Permissions(RequestFixtures.person("olga", PortalRole.OPERATOR), Set.of()),
						Set.of(RETRY, GIVE_UP)),
				Arguments.of(new Permissions(RequestFixtures.person("vera", PortalRole.AUDITOR), Set.of()), Set.of()),
				Arguments.of(new Permissions(RequestFixtures.person("postern", PortalRole.SYSTEM), Set.of()),
						Set.of()));
	}

}
