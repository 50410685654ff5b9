package dev.postern.dashboard;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AwsCommandsTests {

	private static final String NAME = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0";

	@Test
	void commandsNameTheServiceAndItsRegion() {
		AwsCommands commands = AwsCommands.of(NAME, "eu-central-1").orElseThrow();

		assertThat(commands.cli()).startsWith("aws ec2 create-vpc-endpoint \\\n")
			.contains("--vpc-endpoint-type Interface", "--region eu-central-1 ", "--service-name " + NAME + " ",
					"--vpc-id 'YOUR_VPC_ID'", "--subnet-ids 'YOUR_FIRST_SUBNET_ID'", "--security-group-ids");
		assertThat(commands.look()).contains("describe-vpc-endpoints", "Values=" + NAME + "'");
		assertThat(commands.terraform()).contains("resource \"aws_vpc_endpoint\"",
				"service_name       = \"" + NAME + "\"", "region eu-central-1");
		assertThat(commands.cloudFormation()).contains("Type: AWS::EC2::VPCEndpoint", "ServiceName: " + NAME + "\n");
	}

	@Test
	void nothingIsLeftToFillInButWhatTheDeveloperKnows() {
		AwsCommands commands = AwsCommands.of(NAME, "eu-central-1").orElseThrow();

		Stream.of(commands.cli(), commands.look(), commands.terraform(), commands.cloudFormation())
			.forEach((text) -> assertThat(text).doesNotContain("{service}", "{region}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0; rm -rf ~",
			"com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0\n", "$(reboot)", "`reboot`",
			"com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0' --profile 'x",
			"com.amazonaws.vpce.$HOME.vpce-svc-0123456789abcdef0", "--cli-input-json file:///etc/passwd",
			"com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789ABCDEF0", "${aws:PrincipalAccount}" })
	void serviceNamesOfAnotherFormMakeNoCommands(String name) {
		assertThat(AwsCommands.of(name, "eu-central-1")).isEqualTo(Optional.empty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "eu central", "eu-central-1\n--debug", "$(id)", "eu-central-1;id", "EU_CENTRAL_1" })
	void regionsOfAnotherFormMakeNoCommands(String region) {
		assertThat(AwsCommands.of(NAME, region)).isEmpty();
	}

}
