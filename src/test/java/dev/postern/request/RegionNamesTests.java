package dev.postern.request;

import java.util.List;
import java.util.stream.IntStream;

import dev.postern.rest.ApiProblem;
import dev.postern.wire.Provider;
import dev.postern.wire.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RegionNamesTests {

	@Test
	void eitherNameIsTakenAndAtlassIsKept() {
		assertThat(RegionNames.checked(Provider.AWS, "US_EAST_1", List.of("eu-west-2", " EU_WEST_3 ")))
			.containsExactly("EU_WEST_2", "EU_WEST_3");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "AZURE | eu-west-2 | Only AWS", "AWS | eu-west-2 EU_WEST_2 | once",
					"AWS | us-east-1 | own region", "AWS | eu-west-2 atlantis | no such region of AWS: atlantis.",
					"AWS | northeurope | no such region of AWS: northeurope." })
	void whatCannotBeIsSaidBesideTheField(Provider provider, String names, String said) {
		assertThatExceptionOfType(ApiProblem.class)
			.isThrownBy(() -> RegionNames.checked(provider, "US_EAST_1", List.of(names.split(" "))))
			.satisfies((problem) -> {
				assertThat(problem.errors().getFirst().pointer()).isEqualTo("/supportedRemoteRegions");
				assertThat(problem.errors().getFirst().message()).contains(said);
			});
	}

	@Test
	void thereAreNoMoreThanAtlasTakes() {
		List<String> many = IntStream.range(0, 36).mapToObj((number) -> "region-" + number).toList();

		assertThatExceptionOfType(ApiProblem.class)
			.isThrownBy(() -> RegionNames.checked(Provider.AWS, "US_EAST_1", many))
			.satisfies((problem) -> assertThat(problem.errors().getFirst().message()).contains("35"));
	}

	@Test
	void aFieldHoldsThemOneALineOrWithCommas() {
		List<String> names = RegionNames.in(" eu-west-2,EU_WEST_3\r\n\nus-west-1 ; ");

		assertThat(names).containsExactly("eu-west-2", "EU_WEST_3", "us-west-1");
		assertThat(RegionNames.field(List.of("EU_WEST_2", "MARS_1"))).isEqualTo("eu-west-2\nMARS_1");
		assertThat(RegionNames.in(null)).isEmpty();
	}

	@Test
	void everyRegionThatIsOfferedCanBeRemote() {
		assertThat(Regions.of(Provider.AWS)).allSatisfy(
				(region) -> assertThat(RegionNames.checked(Provider.AWS, "NOWHERE", List.of(region.cloudName())))
					.containsExactly(region.atlasName()));
	}

}
