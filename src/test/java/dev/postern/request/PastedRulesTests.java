package dev.postern.request;

import java.util.ArrayList;
import java.util.List;

import dev.postern.rest.InputError;
import dev.postern.wire.EndpointSpec.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PastedRulesTests {

	private static final List<Rule> TWO = List.of(new Rule("rule-0", "10.0.0.5"), new Rule("rule-1", "10.0.0.6"));

	@ParameterizedTest
	@ValueSource(strings = {
			"[{'IPAddress': '10.0.0.5', 'name': 'rule-0'}, {'IPAddress': '10.0.0.6', 'name': 'rule-1'}]",
			"[{'endpointName': 'rule-0', 'ipAddress': '10.0.0.5'}, {'endpointName': 'rule-1', 'ipAddress': '10.0.0.6'}]",
			"{'atlas_endpoints': {'type': ['map', 'string'], 'value': {'rule-1': '10.0.0.6', 'rule-0': '10.0.0.5'}}}",
			"{'rule-0': '10.0.0.5', 'rule-1': '10.0.0.6'}",
			"[{'IPAddress': '10.0.0.5', 'kind': 'compute#forwardingRule', 'name': 'rule-0', 'labels': {}}, {'IPAddress': '10.0.0.6', 'name': 'rule-1'}]",
			"rule-0@10.0.0.5,rule-1@10.0.0.6", "rule-0 10.0.0.5\nrule-1 10.0.0.6",
			"\n  rule-1,10.0.0.6\r\n\r\nrule-0\t10.0.0.5\n", "rule-0: 10.0.0.5\nrule-1: 10.0.0.6",
			"atlas_endpoints = {\n  'rule-0' = '10.0.0.5'\n  'rule-1' = '10.0.0.6'\n}",
			"NAME    REGION       IP_ADDRESS  IP_PROTOCOL  TARGET\nrule-0  us-central1  10.0.0.5  TCP\nrule-1  us-central1  10.0.0.6",
			"rule-0 10.0.0.5\nrule-0 10.0.0.5\nrule-1 10.0.0.6" })
	void readsWhatToolsPrint(String pasted) {
		assertThat(read(pasted.replace('\'', '"'))).isEqualTo(TWO);
	}

	@Test
	void sortsAsPeopleCount() {
		assertThat(read("r-10 10.0.0.10\nr-2 10.0.0.2\nr-1 10.0.0.1\nq 10.0.0.3")).extracting(Rule::endpointName)
			.containsExactly("q", "r-1", "r-2", "r-10");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                              | Paste your forwarding rules
			[]                              | no names with IPv4 addresses
			[{"name": "rule-0"              | not whole
			[{"name": "rule-0"}]            | no names with IPv4 addresses
			rule-0 10.0.0                   | in “rule-0 10.0.0”
			10.0.0.5                        | in “10.0.0.5”
			hello there                     | in “hello there”
			Rule_0 10.0.0.5                 | is no name of a forwarding rule
			rule-0 10.0.0.5,rule-0 10.0.0.6 | rule-0 stands there twice
			rule-0 10.0.0.5,rule-1 10.0.0.5 | 10.0.0.5 stands there twice
			""")
	void saysWhatIsWrong(String pasted, String sentence) {
		List<InputError> errors = new ArrayList<>();

		PastedRules.read(pasted, errors);

		assertThat(errors).singleElement().satisfies((error) -> {
			assertThat(error.pointer()).isEqualTo("/endpoint/endpoints");
			assertThat(error.message()).contains(sentence);
		});
	}

	private static List<Rule> read(String pasted) {
		List<InputError> errors = new ArrayList<>();
		List<Rule> rules = PastedRules.read(pasted, errors);
		assertThat(errors).isEmpty();
		return rules;
	}

}
