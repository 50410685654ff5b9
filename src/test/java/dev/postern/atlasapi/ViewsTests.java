package dev.postern.atlasapi;

import dev.postern.endpoint.EndpointStatus;
import dev.postern.wire.Provider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which word a client reads for which state.
 */
class ViewsTests {

	/** The first of them the simulator never says. */
	@ParameterizedTest
	@ValueSource(strings = { "NONE", "PENDING_ACCEPTANCE", "PENDING", "AVAILABLE", "REJECTED", "DELETING" })
	void allThatIsDocumentedOfInterfaceEndpointsIsPassedOn(String word) {
		assertThat(Views.status(Provider.AWS, EndpointStatus.valueOf(word)).name()).isEqualTo(word);
	}

}
