package dev.postern.wire;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegionsTests {

	@ParameterizedTest
	@CsvSource({ "AWS, US_EAST_1, us-east-1", "AWS, AP_SOUTHEAST_1, ap-southeast-1", "AZURE, EUROPE_NORTH, northeurope",
			"AZURE, US_EAST_2, eastus2", "GCP, CENTRAL_US, us-central1", "GCP, WESTERN_EUROPE, europe-west1" })
	void findsARegionByEitherName(Provider provider, String atlasName, String cloudName) {
		assertThat(Regions.find(provider, atlasName)).isEqualTo(Regions.find(provider, cloudName))
			.hasValueSatisfying((region) -> {
				assertThat(region.provider()).isEqualTo(provider);
				assertThat(region.atlasName()).isEqualTo(atlasName);
				assertThat(region.cloudName()).isEqualTo(cloudName);
			});
	}

	@Test
	void keepsTheSameNameOfTwoProvidersApart() {
		assertThat(Regions.find(Provider.AWS, "US_EAST_2")).isPresent()
			.isNotEqualTo(Regions.find(Provider.AZURE, "US_EAST_2"));
	}

	@ParameterizedTest
	@CsvSource({ "AWS, northeurope", "AWS, us_east_1", "GCP, US_EAST_1", "AZURE, ''" })
	void findsNoRegionOfAnotherProviderOrSpelling(Provider provider, String name) {
		assertThat(Regions.find(provider, name)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "AWS, Frankfurt Germany (eu-central-1), eu-central-1", "AWS, ' Eu-Central-1 ', eu-central-1",
			"AWS, eu_central_1, eu-central-1", "AZURE, singapore, southeastasia", "GCP, Belgium, europe-west1" })
	void findsARegionAsPeopleWriteIt(Provider provider, String written, String cloudName) {
		assertThat(Regions.search(provider, written)).get().extracting(Region::cloudName).isEqualTo(cloudName);
	}

	@ParameterizedTest
	@CsvSource({ "AZURE, Virginia USA", "AWS, Frankfurt", "AWS, ''" })
	void doesNotGuessBetweenRegions(Provider provider, String written) {
		assertThat(Regions.search(provider, written)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void everyRegionHasATitleOfItsOwn(Provider provider) {
		assertThat(Regions.of(provider)).extracting(Region::title).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource
	void noNameOfAProviderMeansTwoRegions(Provider provider) {
		Set<String> names = new HashSet<>();

		assertThat(Regions.of(provider)).isNotEmpty().allSatisfy((region) -> {
			assertThat(names.add(region.atlasName())).as(region.atlasName()).isTrue();
			assertThat(names.add(region.cloudName())).as(region.cloudName()).isTrue();
		});
	}

	@Test
	void theFirstGenerationOfTheApiKnowsEighteenRegionsOfAws() {
		assertThat(Regions.of(Provider.AWS)).filteredOn(Region::legacy).hasSize(18);
		assertThat(Regions.of(Provider.AZURE)).noneMatch(Region::legacy);
		assertThat(Regions.of(Provider.GCP)).noneMatch(Region::legacy);
	}

}
