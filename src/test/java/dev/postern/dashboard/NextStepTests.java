package dev.postern.dashboard;

import java.util.ResourceBundle;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class NextStepTests {

	@ParameterizedTest
	@EnumSource
	void eachHasItsWordsInListsAndOnThePageOfTheService(NextStep step) {
		assertThat(ResourceBundle.getBundle("messages").keySet()).contains("step." + step, "service.next." + step);
	}

}
