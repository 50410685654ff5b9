package dev.postern.dashboard;

import java.time.Instant;
import java.util.Locale;

import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class ElapsedTests {

	private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00Z");

	@Test
	void timeSoFarStandsBesideTheUsualTime() {
		assertThat(sentence(130, Provider.AWS))
			.isEqualTo("2 min 10 s so far; usually 2 min 21 s to 3 min 17 s, half of all by 2 min 48 s.");
		assertThat(sentence(0, Provider.AZURE))
			.isEqualTo("0 s so far; usually 42 s to 2 min 27 s, half of all by 59 s.");
	}

	@Test
	void whatTakesLongerThanEverIsSaidCalmly() {
		assertThat(sentence(198, Provider.AWS))
			.startsWith("3 min 18 s so far, which is longer than the longest of 74 recorded runs (3 min 17 s).");
		assertThat(sentence(197, Provider.AWS)).contains("usually");
	}

	@Test
	void clocksThatDisagreeMakeNoNegativeTime() {
		assertThat(sentence(-5, Provider.AWS)).startsWith("0 s so far");
	}

	@ParameterizedTest
	@CsvSource({ "59.4, 59 s", "60, 1 min", "274.5, 4 min 35 s", "3599, 59 min 59 s", "7380, 2 h 3 min" })
	void secondsAreWrittenForPeople(double seconds, String text) {
		assertThat(Elapsed.text(seconds)).isEqualTo(text);
	}

	@ParameterizedTest
	@EnumSource
	void everyProviderHasItsTimes(Provider provider) {
		UsualTime usual = UsualTime.of(provider);

		assertThat(usual.shortest()).isLessThan(usual.median());
		assertThat(usual.median()).isLessThan(usual.longest());
	}

	private static String sentence(int seconds, Provider provider) {
		ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
		texts.setBasename("messages");
		texts.setDefaultEncoding("UTF-8");
		Elapsed elapsed = Elapsed.since(BEGAN, BEGAN.plusSeconds(seconds), UsualTime.of(provider));
		return texts.getMessage("service.elapsed." + elapsed.kind(), elapsed.words(), Locale.ENGLISH);
	}

}
