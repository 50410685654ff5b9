package dev.postern.endpoint;

import java.util.Set;
import java.util.stream.Stream;

import dev.postern.wire.AtlasEndpointStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointStatusTests {

	@ParameterizedTest
	@MethodSource("pairs")
	void takesAtlassWordUnlessItIsGoneOrAskedForAgain(EndpointStatus from, EndpointStatus to) {
		boolean askedAgain = to == EndpointStatus.REQUESTED;
		boolean wanted = askedAgain
				? Set.of(EndpointStatus.FAILED, EndpointStatus.REJECTED, EndpointStatus.MISSING).contains(from)
				: from != EndpointStatus.DELETED && from != to;

		assertThat(from.allows(to)).isEqualTo(wanted);
	}

	@ParameterizedTest
	@EnumSource
	void hasAWordForEveryWordOfAtlass(AtlasEndpointStatus status) {
		assertThat(EndpointStatus.of(status).name()).isEqualTo(status.name());
	}

	@ParameterizedTest
	@EnumSource
	void isOnItsWayWhileAtlasHasMoreToSay(EndpointStatus status) {
		boolean settled = Set
			.of(EndpointStatus.REQUESTED, EndpointStatus.AVAILABLE, EndpointStatus.REJECTED, EndpointStatus.FAILED,
					EndpointStatus.MISSING, EndpointStatus.DELETED)
			.contains(status);

		assertThat(status.isMoving()).isEqualTo(!settled);
	}

	@ParameterizedTest
	@EnumSource
	void isRepairedOnlyWhileAtlasHasIt(EndpointStatus status) {
		assertThat(status.isRepairable())
			.isEqualTo(Set.of(EndpointStatus.REJECTED, EndpointStatus.FAILED).contains(status));
	}

	static Stream<Arguments> pairs() {
		return Stream.of(EndpointStatus.values())
			.flatMap((from) -> Stream.of(EndpointStatus.values()).map((to) -> Arguments.of(from, to)));
	}

}
