package dev.postern.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.postern.endpoint.ServiceView;

/**
 * What a developer pastes to make forwarding rules in Google Cloud, one for each
 * attachment of the service. People paste it unread, so nothing gets in that is not
 * exactly of the form it should have. What only the developer knows is written in
 * capitals.
 */
final class GcpCommands {

	private static final Pattern ATTACHMENT = Pattern
		.compile("projects/[a-z][-a-z0-9]{1,62}/regions/[-a-z0-9]{1,40}/serviceAttachments/[a-z][-a-z0-9]{0,80}");

	/** The first generation of the API answers whole addresses. */
	private static final Pattern ADDRESS = Pattern.compile("^https://[^/]+/compute/\\w+/(?=projects/)");

	private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

	private static final String RULES = """
			locals {
			  attachments = {list}
			}

			resource "google_compute_address" "atlas" {
			  count        = length(local.attachments)
			  project      = "YOUR_PROJECT_ID"
			  region       = "{region}"
			  name         = "atlas-{region}-ip-${count.index}"
			  subnetwork   = "YOUR_SUBNET"
			  address_type = "INTERNAL"
			}

			resource "google_compute_forwarding_rule" "atlas" {
			  count                 = length(local.attachments)
			  project               = "YOUR_PROJECT_ID"
			  region                = "{region}"
			  name                  = "atlas-{region}-${count.index}"
			  network               = "YOUR_NETWORK"
			  target                = local.attachments[count.index]
			  ip_address            = google_compute_address.atlas[count.index].id
			  load_balancing_scheme = ""
			}

			output "atlas_endpoints" {
			  value = {
			    for i, rule in google_compute_forwarding_rule.atlas :
			    rule.name => google_compute_address.atlas[i].address
			  }
			}""";

	private final List<String> attachments;

	private final String region;

	private GcpCommands(List<String> attachments, String region) {
		this.attachments = attachments;
		this.region = region;
	}

	/** The commands for a service; none if Atlas has named it in an unknown form. */
	static Optional<GcpCommands> of(ServiceView service) {
		return of(service.serviceAttachmentNames(), Places.name(service.provider(), service.region()));
	}

	static Optional<GcpCommands> of(List<String> names, String region) {
		List<String> attachments = names.stream().map((name) -> ADDRESS.matcher(name).replaceFirst("")).toList();
		boolean known = !attachments.isEmpty()
				&& attachments.stream().allMatch((name) -> ATTACHMENT.matcher(name).matches());
		return known && REGION.matcher(region).matches() ? Optional.of(new GcpCommands(attachments, region))
				: Optional.empty();
	}

	List<Recipe> recipes() {
		return List.of(new Recipe("gcloud", script(), look()), new Recipe("terraform", terraform(), null));
	}

	/** Makes what is not there yet, so that it can be run again where it broke off. */
	String script() {
		if (attachments.size() == 1) {
			return single();
		}
		return fill("""
				project='YOUR_PROJECT_ID'
				network='YOUR_NETWORK'
				subnet='YOUR_SUBNET'
				prefix='atlas-{region}'

				(
				  set -eu
				  i=0
				  {loop}
				    gcloud compute addresses describe "$prefix-ip-$i" \\
				      --project="$project" --region={region} > /dev/null 2>&1 ||
				      gcloud compute addresses create "$prefix-ip-$i" \\
				        --project="$project" --region={region} --subnet="$subnet"
				    gcloud compute forwarding-rules describe "$prefix-$i" \\
				      --project="$project" --region={region} > /dev/null 2>&1 ||
				      gcloud compute forwarding-rules create "$prefix-$i" \\
				        --project="$project" --region={region} --network="$network" \\
				        --address="$prefix-ip-$i" --target-service-attachment="$attachment"
				    i=$((i + 1))
				  done
				)""");
	}

	private String single() {
		return fill("""
				project='YOUR_PROJECT_ID'
				network='YOUR_NETWORK'
				subnet='YOUR_SUBNET'
				prefix='atlas-{region}'

				gcloud compute addresses create "$prefix-ip-0" \\
				  --project="$project" --region={region} --subnet="$subnet"

				gcloud compute forwarding-rules create "$prefix-0" \\
				  --project="$project" --region={region} --network="$network" \\
				  --address="$prefix-ip-0" \\
				  --target-service-attachment='{first}'""");
	}

	/** Shows the rules and their addresses. */
	String look() {
		return fill("""
				project='YOUR_PROJECT_ID'
				prefix='atlas-{region}'
				gcloud compute forwarding-rules list --project="$project" --regions={region} \\
				  --filter="name:$prefix-*" --format="json(IPAddress,name)\"""");
	}

	String terraform() {
		return fill(RULES);
	}

	private String fill(String text) {
		return text.replace("{first}", attachments.getFirst())
			.replace("{loop}", loop())
			.replace("{list}", list())
			.replace("{region}", region);
	}

	private String loop() {
		if (isCounted()) {
			return "for attachment in $(seq -f '%s%%.0f' 0 %d); do".formatted(stem(), attachments.size() - 1);
		}
		return "for attachment in %s; do".formatted(String.join(" \\\n    ", attachments));
	}

	private String list() {
		if (isCounted()) {
			return "[for i in range(%d) : \"%s${i}\"]".formatted(attachments.size(), stem());
		}
		return attachments.stream().collect(Collectors.joining("\",\n    \"", "[\n    \"", "\"\n  ]"));
	}

	/** Whether they differ only in a number that counts from 0. */
	private boolean isCounted() {
		return attachments.size() > 1
				&& IntStream.range(0, attachments.size()).allMatch((i) -> attachments.contains(stem() + i));
	}

	private String stem() {
		return attachments.getFirst().replaceFirst("[0-9]+$", "");
	}

}
