package dev.postern.request;

import java.util.stream.Stream;

import dev.postern.rest.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.postern.request.RequestFixtures.ADA;
import static dev.postern.request.RequestFixtures.NOW;
import static dev.postern.request.RequestFixtures.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ChangeRequestTests {

	@ParameterizedTest
	@MethodSource("dev.postern.request.RequestActionTests#pairs")
	void movesAsTheTableSaysOrNotAtAll(RequestStatus status, RequestAction action) {
		ChangeRequest request = RequestFixtures.in(status);

		if (action.allowedFrom(status)) {
			request.apply(action, null, ADA.actor(), NOW);
			assertThat(request.status()).isEqualTo(action.target());
		}
		else {
			assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> request.apply(action, null, ADA.actor(), NOW))
				.withMessageContaining(status + " and cannot " + action);
			assertThat(request.status()).isEqualTo(status);
		}
	}

	@ParameterizedTest
	@MethodSource("endings")
	void aMoveThatIsNotSavedIsNotForgotten(RequestStatus status) {
		assertThatIllegalStateException().isThrownBy(RequestFixtures.in(status)::everyMoveWasAnnounced)
			.withMessageContaining("was moved but not saved");
	}

	@Test
	void anEditMakesAnotherVersion() {
		ChangeRequest request = RequestFixtures.in(RequestStatus.AWAITING_APPROVAL);

		request.edit(wish("EU_WEST_1", "Another."), ADA.actor(), NOW.plusSeconds(1));

		assertThat(request.contentVersion()).isEqualTo(2);
		assertThat(request.region()).isEqualTo("EU_WEST_1");
		assertThat(request.justification()).isEqualTo("Another.");
		assertThat(request.changedAt()).isEqualTo(NOW.plusSeconds(1));
		assertThat(request.createdAt()).isEqualTo(NOW);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AWAITING_APPROVAL")
	void whatIsDecidedIsNotEdited(RequestStatus status) {
		assertThatExceptionOfType(ApiProblem.class)
			.isThrownBy(() -> RequestFixtures.in(status).edit(wish("EU_WEST_1", "Another."), ADA.actor(), NOW));
	}

	@Test
	void aFailureSaysWhyUntilItIsTriedAgain() {
		ChangeRequest request = RequestFixtures.in(RequestStatus.FAILED);
		assertThat(request.error()).isEqualTo(new RequestError("CODE", "What Atlas said.", "What it means."));

		request.apply(RequestAction.RETRY, null, ADA.actor(), NOW);
		request.start(NOW.plusSeconds(60), NOW);

		assertThat(request.error()).isNull();
		assertThat(request.deadline()).isEqualTo(NOW.plusSeconds(60));
	}

	@Test
	void whatWaitsForTheOperatorGoesOnWithItsFullTime() {
		ChangeRequest request = RequestFixtures.in(RequestStatus.APPLYING);

		request.waitFor("Give it a key.", NOW);
		assertThat(request.waitsFor()).isEqualTo("Give it a key.");
		request.goOn(NOW.plusSeconds(60));

		assertThat(request.waitsFor()).isNull();
		assertThat(request.deadline()).isEqualTo(NOW.plusSeconds(60));
	}

	static Stream<Arguments> endings() {
		return Stream.of(RequestStatus.values()).map(Arguments::of);
	}

}
