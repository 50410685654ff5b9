package dev.postern.request;

import dev.postern.rest.ApiProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PastedEndpointIdTests {

	private static final String ID = "vpce-0a1b2c3d4e5f67890";

	@ParameterizedTest
	@ValueSource(strings = { ID, "  " + ID + "\n", "\"" + ID + "\"", "`" + ID + "`", "'" + ID + "',", "<" + ID + ">;",
			"VPCE-0A1B2C3D4E5F67890", "vpce\u20110a1b2c3d4e5f67890", "\u200b" + ID, "Endpoint: " + ID + " (available)",
			"arn:aws:ec2:eu-west-1:123456789012:vpc-endpoint/" + ID,
			"https://eu-west-1.console.aws.amazon.com/vpcconsole/home?region=eu-west-1#EndpointDetails:vpcEndpointId="
					+ ID,
			ID + "-abcd1234.vpce-svc-0123456789abcdef0.eu-west-1.vpce.amazonaws.com",
			ID + "-abcd1234-eu-west-1a.vpce-svc-0123456789abcdef0.eu-west-1.vpce.amazonaws.com", "%22" + ID + "%22",
			"vpc-0123456789abcdef0 " + ID, ID + "\t" + ID, "my-vpce-prod " + ID })
	void findsTheIdInWhatPeoplePaste(String pasted) {
		assertThat(PastedEndpointId.read(pasted)).isEqualTo(ID);
	}

	@Test
	void findsTheIdInTheAnswerOfTheCli() {
		String answer = """
				{"VpcEndpoint": {"VpcEndpointId": "%s", "VpcEndpointType": "Interface", "VpcId": "vpc-0123456789abcdef0",
				"ServiceName": "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", "State": "pendingAcceptance",
				"SubnetIds": ["subnet-0123456789abcdef0"], "NetworkInterfaceIds": ["eni-0123456789abcdef0"]}}"""
			.formatted(ID);

		assertThat(PastedEndpointId.read(answer)).isEqualTo(ID);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                                   | Paste the id of your endpoint
			'   '                                                | Paste the id of your endpoint
			com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0 | the name of the service (vpce-svc-…)
			vpce-svc-0123456789abcdef0                           | the name of the service (vpce-svc-…)
			vpce-0a1b2c3d4e5f6789                                | 17 characters after vpce-, and this has 16
			vpce-0a1b2c3d4e5f678901                              | 17 characters after vpce-, and this has 18
			vpce-0a1b2c3d4e5f6789g                               | only 0-9 and a-f
			vpc-0123456789abcdef0                                | something else (vpc-…)
			eni-0123456789abcdef0                                | something else (eni-…)
			subnet-0123456789abcdef0                             | something else (subnet-…)
			10.0.0.4                                             | no endpoint id in this
			vpce-0a1b2c3d4e5f67890 vpce-0a1b2c3d4e5f67891        | 2 different endpoint ids
			""")
	void saysWhatWasFoundInstead(String pasted, String sentence) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> PastedEndpointId.read(pasted))
			.satisfies((problem) -> assertThat(problem.errors()).singleElement()
				.satisfies((error) -> assertThat(error.message()).contains(sentence)));
	}

}
