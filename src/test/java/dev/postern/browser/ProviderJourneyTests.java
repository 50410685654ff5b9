package dev.postern.browser;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.postern.testing.InBrowser;
import dev.postern.testing.Portal;
import dev.postern.testing.Tab;
import dev.postern.testing.Tab.Way;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From a request to a connection string and back to nothing, on Azure and on Google
 * Cloud, with nothing but a browser.
 */
@InBrowser
class ProviderJourneyTests {

	private static final String AZURE_ID = "/subscriptions/12345678-90ab-cdef-1234-567890abcdef/resourceGroups/rg_1"
			+ "/providers/Microsoft.Network/privateEndpoints/browser-1";

	private final Portal portal;

	ProviderJourneyTests(Portal portal) {
		this.portal = portal;
	}

	@Test
	void azureFromRequestToStringAndBack() {
		try (Tab ada = Tab.open(portal.origin(), Way.SCRIPTS); Tab grace = Tab.open(portal.origin(), Way.SCRIPTS)) {
			ada.signIn("ada").go("/requests/new").choose("Project", "Analytics").tick("Azure");
			ada.fill("Region", "Ireland (northeurope)").fill("What it is for", "Reports are read from here.");
			send(ada, grace, "Ireland (northeurope)");
			ada.awaits("Make your endpoint").follow("Make your endpoint").isAccessible();
			assertThat(ada.text()).contains("az network private-endpoint create");

			ada.follow("Attach the endpoint").isAccessible();
			ada.fill("Private endpoint",
					"{\"id\": \"%s\", \"ipConfigurations\": [{\"privateIPAddress\": \"10.0.0.4\"}]}"
						.formatted(AZURE_ID));
			hand(ada, grace);
			ada.awaits("Get the connection string").follow("Get the connection string").awaits("mongodb+srv://");
			detach(ada, grace, AZURE_ID);
		}
	}

	@Test
	void googleCloudWithAnAddressForEachNode() {
		try (Tab ada = Tab.open(portal.origin(), Way.NO_SCRIPTS);
				Tab grace = Tab.open(portal.origin(), Way.NO_SCRIPTS)) {
			ada.signIn("ada").go("/requests/new").choose("Project", "Analytics").tick("Google Cloud");
			ada.choose("Region", "Iowa USA (us-central1)").tick("One address for each node");
			ada.fill("What it is for", "Reports are read from here.");
			send(ada, grace, "Iowa USA (us-central1)");
			ada.awaits("Make your endpoint").follow("Make your endpoint").sees("The service has 6 attachments");

			ada.follow("Attach the endpoint")
				.fill("Google Cloud project", "my-project")
				.fill("Name of the group", "browser")
				.fill("Forwarding rules", rules(6));
			hand(ada, grace);
			ada.awaits("Get the connection string").follow("Get the connection string").awaits("mongodb+srv://");
			detach(ada, grace, "browser");
		}
	}

	@Test
	void googleCloudWithOneAddressIsDeletedUnused() {
		try (Tab ada = Tab.open(portal.origin(), Way.SCRIPTS); Tab grace = Tab.open(portal.origin(), Way.SCRIPTS)) {
			ada.signIn("ada").go("/requests/new").choose("Project", "Analytics");
			ada.fill("Region", "Frankfurt Germany (europe-west3)").fill("What it is for", "Reports.");
			ada.press("Check your answers").sees("Choose how many addresses").isAccessible();
			ada.tick("Google Cloud").tick("One address for all nodes (port mapping)");
			send(ada, grace, "Frankfurt Germany (europe-west3)");
			ada.awaits("Make your endpoint").follow("Make your endpoint").sees("you make one address");

			ada.follow("Delete this service").fill("Why?", "Not needed.").press("Ask to delete it");
			ada.follow("Follow the request");
			approve(grace, "Delete a service");
			ada.awaits("The service is removed.");
		}
	}

	private static void send(Tab ada, Tab grace, String region) {
		ada.press("Check your answers").sees(region).isAccessible();
		ada.press("Send the request").follow("Follow the request");
		grace.signIn("grace");
		approve(grace, region);
	}

	private static void hand(Tab ada, Tab grace) {
		ada.fill("What is it for?", "The programs in our network.").press("Ask to attach it");
		ada.sees("Your request is sent").follow("Follow the request");
		approve(grace, "Attach an endpoint");
	}

	/** Detaches the last endpoint, with which the service goes. */
	private static void detach(Tab ada, Tab grace, String endpointId) {
		ada.follow("Detach " + endpointId).fill("Why?", "Not needed.").tick("I know that Atlas removes the service");
		ada.press("Ask to detach it").follow("Follow the request");
		approve(grace, "Detach an endpoint");
		ada.awaits("The endpoint is detached.")
			.follow("Look at the service")
			.awaits("Atlas does not have it any more.");
	}

	private static void approve(Tab grace, String what) {
		grace.follow("Inbox").follow(what).sees("What Postern will do in Atlas");
		grace.press("Approve").sees("is approved");
	}

	/** What gcloud prints. */
	private static String rules(int number) {
		return IntStream.range(0, number)
			.mapToObj((i) -> "{\"IPAddress\": \"10.0.2.%d\", \"name\": \"browser-%d\"}".formatted(i, i))
			.collect(Collectors.joining(",", "[", "]"));
	}

}
