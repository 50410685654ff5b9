package dev.postern.request;

import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegionChoiceTests {

	@ParameterizedTest
	@CsvSource({ "AWS, eu-central-1, EU_CENTRAL_1", "AWS, EU_CENTRAL_1, EU_CENTRAL_1", "AWS, frankfurt, EU_CENTRAL_1",
			"AZURE, Frankfurt, GERMANY_WEST_CENTRAL", "AZURE, northeurope, EUROPE_NORTH",
			"AZURE, ' Ireland (northeurope) ', EUROPE_NORTH", "AZURE, EUROPE_NORTH, EUROPE_NORTH",
			"GCP, us-central1, CENTRAL_US", "GCP, Frankfurt, EUROPE_WEST_3", ", us-central1, CENTRAL_US",
			", eastus2, US_EAST_2", ", Iowa USA (us-central1), CENTRAL_US" })
	void findsARegionByAnyOfItsNames(Provider provider, String text, String atlasName) {
		assertThat(RegionChoice.of(provider, text).region()).map(Region::atlasName).contains(atlasName);
	}

	@ParameterizedTest
	@CsvSource({ "AWS, us-central1", "AWS, Frankfrt", "AWS, us-east", "AZURE, Virginia USA", ", Frankfurt",
			", US_WEST_2", "AWS, ''", "GCP, us" })
	void choosesNothingWhereItIsNotClear(Provider provider, String text) {
		assertThat(RegionChoice.of(provider, text).region()).isEmpty();
	}

}
