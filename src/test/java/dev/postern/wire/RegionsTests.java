package dev.postern.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegionsTests {

	@ParameterizedTest
	@CsvSource({ "AWS, US_EAST_1, us-east-1", "AWS, AP_SOUTHEAST_1, ap-southeast-1", "AZURE, EUROPE_NORTH, northeurope",
			"AZURE, US_EAST_2, eastus2", "AZURE, INDIA_CENTRAL, centralindia", "AZURE, ASIA_SOUTH_EAST, southeastasia",
			"GCP, CENTRAL_US, us-central1", "GCP, WESTERN_EUROPE, europe-west1", "GCP, EASTERN_US, us-east1",
			"GCP, WESTERN_US, us-west1", "GCP, EASTERN_ASIA_PACIFIC, asia-east1",
			"GCP, NORTHEASTERN_ASIA_PACIFIC, asia-northeast1", "GCP, SOUTHEASTERN_ASIA_PACIFIC, asia-southeast1",
			"AWS, US_GOV_WEST_1, us-gov-west-1", "AWS, CN_NORTH_1, cn-north-1",
			"AZURE, US_GOV_VIRGINIA, usgovvirginia" })
	void findsARegionByEitherName(Provider provider, String atlasName, String cloudName) {
		assertThat(Regions.find(provider, atlasName)).isEqualTo(Regions.find(provider, cloudName))
			.hasValueSatisfying((region) -> {
				assertThat(region.provider()).isEqualTo(provider);
				assertThat(region.atlasName()).isEqualTo(atlasName);
				assertThat(region.cloudName()).isEqualTo(cloudName);
			});
	}

	@ParameterizedTest
	@CsvSource({ "AWS, 34, 38", "AZURE, 54, 62", "GCP, 41, 50" })
	void knowsMoreRegionsThanItOffers(Provider provider, int offered, int known) {
		assertThat(Regions.of(provider)).hasSize(offered).allMatch(Region::offered);
		assertThat(Regions.all(provider)).hasSize(known).containsAll(Regions.of(provider));
	}

	@ParameterizedTest
	@EnumSource
	void everyAtlasNameIsFoundAndNamedAsWhatItIs(Provider provider) {
		assertThat(Regions.all(provider)).allSatisfy((region) -> {
			assertThat(Regions.find(provider, region.atlasName())).hasValue(region);
			assertThat(region.place()).isNotBlank();
		});
		assertThat(Regions.all(provider)).extracting(Region::atlasName).doesNotHaveDuplicates();
	}

	@Test
	void awsAloneFollowsARule() {
		assertThat(Regions.all(Provider.AWS)).allSatisfy((region) -> assertThat(region.cloudName())
			.isEqualTo(region.atlasName().toLowerCase(Locale.ROOT).replace('_', '-')));
	}

	@Test
	void anAssuredWorkloadSharesItsCloudNameButIsNotMeantByIt() {
		assertThat(Regions.find(Provider.GCP, "CENTRAL_US_AW")).get()
			.extracting(Region::cloudName, Region::title)
			.containsExactly("us-central1", "Iowa USA Assured Workloads (us-central1)");
		assertThat(Regions.find(Provider.GCP, "us-central1")).get()
			.extracting(Region::atlasName)
			.isEqualTo("CENTRAL_US");
		assertThat(Regions.search(Provider.GCP, "us-central1")).isPresent();
	}

	@Test
	void knowsTheOneRegionThatAtlasSpellsInTwoWays() {
		assertThat(Regions.atlasName(Provider.AZURE, "NEWZEALAND_NORTH")).isEqualTo("NEW_ZEALAND_NORTH");
		assertThat(Regions.atlasName(Provider.AZURE, "MOON_NORTH")).isEqualTo("MOON_NORTH");
	}

	@Test
	void keepsTheSameNameOfTwoProvidersApart() {
		assertThat(Regions.find(Provider.AWS, "US_EAST_2")).isPresent()
			.isNotEqualTo(Regions.find(Provider.AZURE, "US_EAST_2"));
		assertThat(Regions.find(Provider.GCP, "US_EAST_2")).isEmpty();
		assertThat(List.of(Provider.values()))
			.extracting((provider) -> Regions.find(provider, "US_WEST_2").orElseThrow())
			.extracting(Region::cloudName)
			.containsExactly("us-west-2", "westus2", "us-west2");
	}

	@ParameterizedTest
	@CsvSource({ "AWS, northeurope", "AWS, us_east_1", "GCP, US_EAST_1", "AZURE, ''", "AWS, GLOBAL" })
	void findsNoRegionOfAnotherProviderOrSpelling(Provider provider, String name) {
		assertThat(Regions.find(provider, name)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "AWS, Frankfurt Germany (eu-central-1), eu-central-1", "AWS, ' Eu-Central-1 ', eu-central-1",
			"AWS, eu_central_1, eu-central-1", "AZURE, singapore, southeastasia", "GCP, Belgium, europe-west1",
			"AZURE, Frankfurt Germany, germanywestcentral", "AWS, US-GOV-WEST-1, us-gov-west-1" })
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
		assertThat(Regions.all(provider)).extracting(Region::title).doesNotHaveDuplicates();
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
