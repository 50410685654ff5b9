package dev.postern.request;

import java.util.ResourceBundle;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestKindTests {

	@ParameterizedTest
	@EnumSource
	void eachHasItsWordsWhereverRequestsAreShown(RequestKind kind) {
		assertThat(ResourceBundle.getBundle("messages").keySet()).contains("kind." + kind,
				"request.state.applied." + kind, "request.step." + kind + ".ask", "request.step." + kind + ".follow",
				"request.step.applied." + kind, "request.step.applied." + kind + ".go");
	}

}
