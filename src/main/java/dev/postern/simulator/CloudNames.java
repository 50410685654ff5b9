package dev.postern.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.postern.wire.AtlasJson;
import dev.postern.wire.Region;
import dev.postern.wire.Regions;

/**
 * What customers connect to, in the recorded forms. All of it is taken from the ids of
 * project and service, so that nothing more has to be kept.
 */
record CloudNames(String projectId, Service service) {

	/** Recorded: nothing for nine tenths of the time, then all within seconds. */
	private static final double FIRST_ATTACHMENT = 0.9;

	/** Seventeen hex digits. */
	String awsService() {
		return "com.amazonaws.vpce." + region() + ".vpce-svc-0" + service.id().substring(8);
	}

	String azureService() {
		return "pls_" + service.id();
	}

	String azureResource() {
		return "/subscriptions/%s/resourceGroups/rg_%s_%s/providers/Microsoft.Network/privateLinkServices/%s"
			.formatted(azureSubscription(projectId), containerId(), service.id().substring(16), azureService());
	}

	/** The attachments that are there when so much of the making is done. */
	List<String> gcpAttachments(int all, double progress) {
		int made = (progress < FIRST_ATTACHMENT) ? 0
				: 1 + (int) ((all - 1) * (progress - FIRST_ATTACHMENT) / (1 - FIRST_ATTACHMENT) + 1e-9);
		// recorded: the third was there before the others
		Stream<Integer> inOrder = Stream.concat(Stream.of(2), IntStream.range(0, all).boxed())
			.distinct()
			.filter((number) -> number < all);
		return inOrder.limit(made).sorted().map(this::gcpAttachment).toList();
	}

	private String gcpAttachment(int number) {
		// recorded is the project's id; two kinds of services in one region need two
		// names
		boolean portMapped = service.offer() instanceof Offer.Gcp gcp && gcp.portMapped();
		String owner = portMapped ? service.id() : projectId;
		return "projects/%s/regions/%s/serviceAttachments/sa-%s-%s-%d".formatted(gcpProject(projectId), region(),
				region(), owner, number);
	}

	/** Recorded: one more than the service's own id. */
	private String containerId() {
		return service.id().substring(0, 16)
				+ "%08x".formatted(1 + Integer.parseUnsignedInt(service.id().substring(16), 16));
	}

	private String region() {
		return Regions.find(service.provider(), service.region()).map(Region::cloudName).orElseThrow();
	}

	/** Atlas's own, one for each project. */
	static String azureSubscription(String projectId) {
		return UUID.nameUUIDFromBytes(projectId.getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** Atlas's own, one for each project. */
	static String gcpProject(String projectId) {
		return "p-" + AtlasJson.id(projectId);
	}

}
