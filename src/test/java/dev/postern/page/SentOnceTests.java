package dev.postern.page;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.postern.testing.OnDemo;
import dev.postern.testing.Portal;
import dev.postern.testing.Visitor;
import dev.postern.testing.Visitor.Shown;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A button that is pressed twice does once what it says, and leads to the same place.
 */
@OnDemo
class SentOnceTests {

	private final Portal portal;

	SentOnceTests(Portal portal) {
		this.portal = portal;
	}

	@Test
	void aCommentSentTwiceIsWrittenOnce() {
		String id = asked("ap-northeast-3");
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");
		String token = ada.get("/requests/" + id).token();

		Shown first = ada.post("/requests/" + id + "/comments", token, "text", "Once.");
		Shown again = ada.post("/requests/" + id + "/comments", token, "text", "Once.");

		assertThat(again.location()).isEqualTo(first.location()).isNotEmpty();
		assertThat(comments(id)).isEqualTo(1);
	}

	@Test
	void whatIsTypedAnewIsSentAnew() {
		String id = asked("eu-south-2");
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");
		String token = ada.get("/requests/" + id).token();

		ada.post("/requests/" + id + "/comments", token, "text", "One.");
		ada.post("/requests/" + id + "/comments", token, "text", "Another.");
		ada.post("/requests/" + id + "/comments", ada.get("/requests/" + id).token(), "text", "One.");

		assertThat(comments(id)).isEqualTo(3);
	}

	@Test
	void manyAtOnceMakeOneKeyAndOneRequest() throws Exception {
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");
		String token = ada.get("/account/keys").token();
		long before = keysLabelled("pressed");

		List<String> led = atOnce(() -> ada.post("/account/keys", token, "label", "pressed").location());

		assertThat(led).hasSize(8).containsOnly("/account/keys");
		assertThat(keysLabelled("pressed")).isEqualTo(before + 1);
		String[] wish = { "projectId", Portal.PAYMENTS, "provider", "AWS", "region", "ap-east-2", "justification",
				"Pressed." };
		List<String> requests = atOnce(() -> ada.post("/requests", token, wish).location());
		assertThat(requests.stream().distinct()).singleElement().asString().endsWith("/sent");
	}

	@Test
	void whatWasRefusedMayBeSentAgain() {
		Visitor ada = Visitor.signedIn(portal.origin(), "ada");
		String token = ada.get("/account/keys").token();

		assertThat(ada.post("/account/keys", token, "label", "").status()).isEqualTo(200);
		assertThat(ada.post("/account/keys", token, "label", "").text()).contains("There is a problem");
	}

	@Test
	void goingBackAfterADecisionShowsThePresent() {
		String id = asked("eu-central-2");
		Visitor grace = Visitor.signedIn(portal.origin(), "grace");
		Shown form = grace.get("/requests/" + id);
		String[] reject = { "version", "1", "verdict", "REJECT", "comment", "Not now." };

		grace.post("/requests/" + id + "/decision", form.token(), reject);
		Shown back = grace.get("/requests/" + id);
		Shown again = grace.post("/requests/" + id + "/decision", back.token(), "version", "1", "verdict", "APPROVE",
				"comment", "");

		assertThat(form.header("Cache-Control")).contains("no-store");
		assertThat(back.text()).contains("Rejected", "Not now.").doesNotContain("Your decision");
		assertThat(grace.get(again.location()).text()).contains("Rejected", "You came too late");
		assertThat(portal.get("ada", "/api/v1/requests/" + id).json().path("decisions")).hasSize(1);
	}

	private static List<String> atOnce(Callable<String> call) throws Exception {
		try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> calls = many.invokeAll(IntStream.range(0, 8).mapToObj((i) -> call).toList());
			return calls.stream().map(Future::resultNow).toList();
		}
	}

	private String asked(String region) {
		return portal.askForService(Portal.PAYMENTS, region).text("id");
	}

	private int comments(String id) {
		return portal.get("ada", "/api/v1/requests/" + id + "/comments").json().path("items").size();
	}

	private long keysLabelled(String label) {
		return portal.get("ada", "/api/v1/api-keys?limit=200")
			.json()
			.path("items")
			.valueStream()
			.filter((key) -> key.path("label").asString("").equals(label))
			.count();
	}

}
