package dev.postern.dashboard;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people paste into their tools, made for services of every provider.
 */
class RecipeTests {

	private static final String LINK = "/subscriptions/4e133d35-e734-4380-a565-c0945535da37/resourceGroups/"
			+ "rg_6a794010c0eb9e7a17719675_hgz8ye9p/providers/Microsoft.Network/privateLinkServices/pls_6a794010c0eb9e7a17719674";

	private static final String ATTACHMENT = "projects/p-v5pcdiyuzgkbs9nznvlrgpyp/regions/us-central1/serviceAttachments/"
			+ "sa-us-central1-5f1a7a0c9b3e4d2f8a6b7c02-";

	@ParameterizedTest
	@MethodSource("all")
	void shellsUnderstandEveryCommand(Recipe recipe) throws Exception {
		for (String text : Stream.of(recipe.text(), String.valueOf(recipe.look())).toList()) {
			assertThat(text).doesNotContain("{region}", "{resource}", "{name}", "{service}", "{loop}", "{list}");
			if (List.of("aws", "az", "gcloud").contains(recipe.tool())) {
				assertThat(bash("-n", text)).as(text).isEmpty();
			}
		}
	}

	@Test
	void cloudFormationIsYaml() {
		Recipe recipe = all().filter((one) -> one.tool().equals("cloudformation")).findFirst().orElseThrow();

		assertThat(new Yaml().compose(new StringReader(recipe.text()))).isNotNull();
	}

	@Test
	void azureIsToldToAskByHand() {
		AzureCommands azure = AzureCommands.of(LINK, "pls_6a794010c0eb9e7a17719674", "northeurope").orElseThrow();

		assertThat(azure.cli()).contains("--manual-request true", "--private-connection-resource-id '" + LINK + "'",
				"--connection-name 'pls_6a794010c0eb9e7a17719674'", "--location 'northeurope'",
				"--private-endpoint-network-policies Disabled");
		assertThat(azure.terraform()).contains("is_manual_connection           = true", "\"" + LINK + "\"");
		assertThat(azure.bicep()).contains("manualPrivateLinkServiceConnections", "privateLinkServiceId: '" + LINK);
	}

	@Test
	void fiftyAttachmentsAreALoopAndNotFiftyLines() {
		GcpCommands google = google(50);

		assertThat(google.script().lines()).hasSizeLessThan(30);
		assertThat(google.script()).contains(ATTACHMENT + "%.0f' 0 49)", "--target-service-attachment=\"$attachment\"");
		assertThat(google.terraform()).contains("[for i in range(50) : \"" + ATTACHMENT + "${i}\"]");
		assertThat(google.look()).contains("--format=\"json(IPAddress,name)\"");
	}

	@Test
	void theLoopMakesARuleForEachAttachment() throws Exception {
		String pretend = "gcloud() { case \"$*\" in *describe*) return 1;; *) echo \"$*\";; esac; }\n";

		String printed = bash("-c", pretend + google(12).script());

		assertThat(printed.lines()).hasSize(24)
			.contains(
					"compute addresses create atlas-us-central1-ip-11 --project=YOUR_PROJECT_ID --region=us-central1 --subnet=YOUR_SUBNET",
					"compute forwarding-rules create atlas-us-central1-11 --project=YOUR_PROJECT_ID --region=us-central1 --network=YOUR_NETWORK --address=atlas-us-central1-ip-11 --target-service-attachment="
							+ ATTACHMENT + "11");
	}

	@Test
	void attachmentsWithOtherNamesAreWrittenOut() throws Exception {
		List<String> names = List.of(ATTACHMENT + "a", ATTACHMENT + "b");
		GcpCommands google = GcpCommands.of(names, "us-central1").orElseThrow();

		assertThat(bash("-n", google.script())).isEmpty();
		assertThat(google.script()).contains(names);
		assertThat(google.terraform()).contains("\"" + names.getFirst() + "\",\n    \"" + names.getLast() + "\"\n  ]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "x'; reboot; '", "$(reboot)", "projects/p/regions/r/serviceAttachments/${x}" })
	void namesOfAnotherFormMakeNoCommands(String name) {
		assertThat(GcpCommands.of(List.of(ATTACHMENT + "0", name), "us-central1")).isEmpty();
		assertThat(AzureCommands.of(name, "pls_1", "northeurope")).isEmpty();
		assertThat(AzureCommands.of(LINK, name.equals("null") ? "" : name, "northeurope")).isEmpty();
	}

	static Stream<Recipe> all() {
		return Stream
			.of(AwsCommands.of("com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0", "eu-central-1")
				.orElseThrow()
				.recipes(),
					AzureCommands.of(LINK, "pls_6a794010c0eb9e7a17719674", "northeurope").orElseThrow().recipes(),
					google(50).recipes(), google(1).recipes())
			.flatMap(List::stream);
	}

	private static GcpCommands google(int attachments) {
		return GcpCommands
			.of(IntStream.range(0, attachments)
				.mapToObj((i) -> (i % 2 == 0) ? ATTACHMENT + i
						: "https://www.googleapis.com/compute/v1/" + ATTACHMENT + i)
				.toList(), "us-central1")
			.orElseThrow();
	}

	private static String bash(String option, String text) throws IOException, InterruptedException {
		ProcessBuilder builder = option.equals("-n") ? new ProcessBuilder("bash", "-n") : new ProcessBuilder("bash");
		Process bash = builder.redirectErrorStream(true).start();
		bash.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		bash.getOutputStream().close();
		String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		bash.waitFor();
		return printed;
	}

}
