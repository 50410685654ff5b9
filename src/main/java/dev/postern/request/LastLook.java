package dev.postern.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.postern.wire.Provider;
import org.jspecify.annotations.Nullable;

/**
 * When the caller has last looked at a request, and what was changed in it since.
 */
public record LastLook(Instant at, List<Difference> differences) {

	/** The differences between what was seen and what stands now. */
	static LastLook of(RequestSeen seen, ChangeRequest now) {
		List<Difference> differences = new ArrayList<>();
		if (seen.contentVersion() != now.contentVersion()) {
			add(differences, "place", place(seen.content()), place(now.content()));
			add(differences, "endpoint", endpoint(seen.content()), endpoint(now.content()));
			add(differences, "deletes-service", deletesService(seen.content()), deletesService(now.content()));
			add(differences, "remote-regions", remoteRegions(seen.content()), remoteRegions(now.content()));
			add(differences, "why", seen.justification(), now.justification());
		}
		return new LastLook(seen.seenAt(), List.copyOf(differences));
	}

	private static void add(List<Difference> differences, String what, @Nullable String before, @Nullable String now) {
		if (!Objects.equals(before, now)) {
			differences.add(new Difference(what, String.valueOf(before), String.valueOf(now)));
		}
	}

	private static @Nullable String place(Change change) {
		if (change instanceof Change.CreateService create) {
			Provider provider = create.place().provider();
			String mapped = create.place().portMapping() ? ", port mapping" : "";
			return provider + ", " + Titles.place(provider, create.place().region()) + mapped;
		}
		return null;
	}

	private static @Nullable String endpoint(Change change) {
		return switch (change) {
			case Change.AttachEndpoint attach -> Titles.endpoint(attach.endpoint());
			case Change.RepairEndpoint repair -> Titles.endpoint(repair.endpoint());
			default -> change.endpointId();
		};
	}

	private static String remoteRegions(Change change) {
		String titles = RegionNames.titles(change.remoteRegions());
		return titles.isEmpty() ? "none" : titles;
	}

	private static @Nullable String deletesService(Change change) {
		return (change instanceof Change.DetachEndpoint detach) ? (detach.deletesService() ? "yes" : "no") : null;
	}

	/**
	 * One thing that is not as it was.
	 *
	 * @param what the last part of a message key
	 */
	public record Difference(String what, String before, String now) {
	}

}
