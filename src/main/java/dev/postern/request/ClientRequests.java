package dev.postern.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.postern.account.Caller;
import dev.postern.endpoint.Place;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.RemoteRegions;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests of Atlas clients, which ask by doing what they would do in Atlas, and then
 * poll.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class ClientRequests {

	/** How long a request lives on whose client does not wait any more. */
	static final Duration LEFT_ALONE = Duration.ofHours(72);

	/** More requests about one thing than anybody makes before they look at the last. */
	private static final Limit MANY = Limit.of(200);

	private final ChangeRequests asked;

	private final ChangeRequestRepository requests;

	private final RequestMoves moves;

	private final RequestViews views;

	private final RequestSettings settings;

	ClientRequests(ChangeRequests asked, ChangeRequestRepository requests, RequestMoves moves, RequestViews views,
			RequestSettings settings) {
		this.asked = asked;
		this.requests = requests;
		this.moves = moves;
		this.views = views;
		this.settings = settings;
	}

	/**
	 * Asks for a change.
	 * @param key the public half of the client's API key
	 */
	public RequestView ask(AskBody body, String key) {
		return asked.ask(body, Client.waiting(key));
	}

	/** The client of a request does not wait for it any more, so it expires sooner. */
	public void leave(UUID id) {
		ChangeRequest request = moves.visible(id);
		@Nullable Client client = request.client();
		if (client != null && client.leftAt() == null && Fulfilment.OPEN.contains(request.status())) {
			Instant now = moves.now();
			Instant soon = now.plus(LEFT_ALONE);
			request.moveClient(client.leave(now), soon.isBefore(request.expiresAt()) ? soon : request.expiresAt(),
					moved(request, now, true));
			requests.save(request);
		}
	}

	/** The client of a request waits for it again, so it has its full time. */
	public void comeBack(UUID id) {
		ChangeRequest request = moves.visible(id);
		@Nullable Client client = request.client();
		if (client != null && client.leftAt() != null) {
			request.moveClient(Client.waiting(client.key()), request.createdAt().plus(settings.expiresAfter()),
					moved(request, moves.now(), false));
			requests.save(request);
		}
	}

	private static ClientMoved moved(ChangeRequest request, Instant now, boolean leaves) {
		return new ClientMoved(now, Caller.current().actor(), request.projectId(), request.id().toString(), leaves);
	}

	/** The newest request of a kind about a service, whoever asked. */
	@Transactional(readOnly = true)
	public Optional<RequestView> lastAbout(String serviceId, RequestKind kind, @Nullable String endpointId) {
		return about(serviceId, kind, endpointId).stream().findFirst().map(this::visible);
	}

	/**
	 * The caller's requests of a kind about a service since one was carried out for
	 * anybody, newest first.
	 * @param endpointId that they are about as well, null if about none
	 */
	@Transactional(readOnly = true)
	public List<RequestView> ownAbout(String serviceId, RequestKind kind, @Nullable String endpointId) {
		return own(about(serviceId, kind, endpointId).stream()).map(this::visible).toList();
	}

	/**
	 * The newest of those for a service in a place.
	 * @param remoteRegions from where else it is to be reached
	 */
	@Transactional(readOnly = true)
	public Optional<RequestView> ownLastFor(Place place, List<String> remoteRegions) {
		moves.requireVisible(place.projectId());
		return own(requests
			.findByProjectIdAndProviderAndRegionAndKindOrderByCreatedAtDescIdDesc(place.projectId(), place.provider(),
					place.region(), RequestKind.CREATE_SERVICE, MANY)
			.stream()
			.filter((request) -> request.content() instanceof Change.CreateService create
					&& create.place().equals(place) && RemoteRegions.same(create.remoteRegions(), remoteRegions)))
			.findFirst()
			.map(views::of);
	}

	/** Those for a project's regional mode. */
	@Transactional(readOnly = true)
	public List<RequestView> ownForRegionalMode(String projectId) {
		moves.requireVisible(projectId);
		return own(requests
			.findByProjectIdAndProviderAndRegionAndKindOrderByCreatedAtDescIdDesc(projectId, null, null,
					RequestKind.SET_REGIONAL_MODE, MANY)
			.stream()).map(views::of).toList();
	}

	/** Whether what a request was to make was there after all, and has been removed. */
	@Transactional(readOnly = true)
	public boolean isUndone(RequestView request) {
		return switch (request.kind()) {
			case CREATE_SERVICE ->
				Stream
					.concat(about(request.service(), RequestKind.DELETE_SERVICE, null).stream(),
							requests
								.findByServiceIdAndKindOrderByCreatedAtDescIdDesc(request.service(),
										RequestKind.DETACH_ENDPOINT, MANY)
								.stream()
								.filter((detach) -> detach.content() instanceof Change.DetachEndpoint change
										&& change.deletesService()))
					.anyMatch((removal) -> isDoneSince(removal, request));
			case ATTACH_ENDPOINT -> about(request.service(), RequestKind.DETACH_ENDPOINT, request.endpointId()).stream()
				.anyMatch((removal) -> isDoneSince(removal, request));
			default -> false;
		};
	}

	private static boolean isDoneSince(ChangeRequest removal, RequestView request) {
		return removal.status() == RequestStatus.APPLIED && removal.createdAt().isAfter(request.createdAt());
	}

	private List<ChangeRequest> about(String serviceId, RequestKind kind, @Nullable String endpointId) {
		return requests.findByServiceIdAndKindOrderByCreatedAtDescIdDesc(serviceId, kind, MANY)
			.stream()
			.filter((request) -> EndpointSpec.sameId(request.content().endpointId(), endpointId))
			.toList();
	}

	/**
	 * What was carried out, for whomever, makes what came to nothing before it forgotten.
	 */
	private static Stream<ChangeRequest> own(Stream<ChangeRequest> newestFirst) {
		UUID caller = Caller.current().personId();
		return newestFirst.takeWhile((request) -> request.status() != RequestStatus.APPLIED)
			.filter((request) -> request.requesterId().equals(caller));
	}

	private RequestView visible(ChangeRequest request) {
		return views.of(moves.visible(request.id()));
	}

}
