package dev.postern.atlasapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.Inventory;
import dev.postern.endpoint.Place;
import dev.postern.endpoint.ServiceStatus;
import dev.postern.endpoint.ServiceView;
import dev.postern.request.AskBody;
import dev.postern.request.Change;
import dev.postern.request.ClientRequests;
import dev.postern.request.RequestKind;
import dev.postern.request.RequestStatus;
import dev.postern.request.RequestView;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.Provider;
import dev.postern.wire.RemoteRegions;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a client does with services. Whatever would change Atlas becomes a request; what
 * is read comes from the inventory.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class ServiceCalls {

	private final Inventory inventory;

	private final ClientRequests requests;

	private final Claims claims;

	private final Asking asking;

	private final Outcomes outcomes;

	ServiceCalls(Inventory inventory, ClientRequests requests, Claims claims, Asking asking, Outcomes outcomes) {
		this.inventory = inventory;
		this.requests = requests;
		this.claims = claims;
		this.asking = asking;
		this.outcomes = outcomes;
	}

	/** One service, as this key sees it. */
	@Transactional(propagation = Propagation.SUPPORTS)
	public AtlasService read(Address address) {
		Sight sight = sight(address);
		if (sight.left()) {
			throw AtlasRefusal.noService(address.serviceId());
		}
		return show(sight);
	}

	/** All services of a provider, as this key sees them. */
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<AtlasService> list(String projectId, Provider provider) {
		List<ServiceView> services = inventory.services(projectId, provider);
		Map<Claim, Standing> standings = claims.about(services);
		return services.stream()
			.map((service) -> new Sight(service, standings))
			.filter((sight) -> !sight.left() && isThere(sight.service()))
			.map(this::show)
			.toList();
	}

	/**
	 * Asks for a service, or joins what this key has asked for already.
	 * @param remoteRegions from where else it is to be reached
	 */
	public AtlasService create(Place place, List<String> remoteRegions) {
		String subject = Claim.making(place);
		// before the claim, which was made with it: another call may come in between
		Optional<ServiceView> standing = inventory.standingAt(place);
		Optional<Claim> claim = claims.find(subject);
		if (standing.isPresent()) {
			AtlasRefusal taken = AtlasRefusal.serviceExists(place.provider(), place.region());
			Optional<RequestView> made = making(standing.get());
			if (made.filter((request) -> isFor(request, remoteRegions) || wasEdited(claim, request)).isEmpty()) {
				throw outcomes.taken(taken, made);
			}
			asking.join(subject, claim, made, taken);
			return show(new Sight(standing.get(), claims.about(List.of(standing.get()))));
		}
		Optional<RequestView> own = claim.isPresent() ? requests.ownLastFor(place, remoteRegions) : Optional.empty();
		own.filter((request) -> Outcomes.isRefused(request) && !requests.isUndone(request)).ifPresent((request) -> {
			throw outcomes.refused(request);
		});
		RequestView asked = asking.ask((why) -> new AskBody.CreateService(place.projectId(), place.provider(),
				place.region(), place.portMapping(), remoteRegions, why, null));
		claims.wait(subject, asked);
		return read(new Address(place.projectId(), place.provider(), asked.service()));
	}

	/**
	 * Asks to remove a service. While it is not even made this key only stops waiting.
	 */
	public void delete(Address address) {
		Sight sight = sight(address);
		ServiceView service = sight.service();
		if (sight.left() || !isThere(service)) {
			throw sight.left() ? AtlasRefusal.noService(address.serviceId()) : unmade(service);
		}
		Optional<RequestView> making = making(service).filter(Outcomes::isOpen);
		if (making.isPresent()) {
			asking.leave(Claim.making(place(service)), sight.making(), making.get());
		}
		else if (service.status() != ServiceStatus.DELETING) {
			String subject = Claim.removing(service.id());
			asking.remove(subject, sight.claim(subject),
					requests.ownAbout(service.id(), RequestKind.DELETE_SERVICE, null).stream().findFirst(),
					(why) -> new AskBody.DeleteService(service.id(), why, null));
		}
	}

	/** Whether this key has asked for it in other words, which were changed since. */
	private static boolean wasEdited(Optional<Claim> claim, RequestView request) {
		return request.version() > 1 && claim.filter((known) -> known.isFor(request)).isPresent();
	}

	/** Whether this is what was asked for, and not another service in the same place. */
	private static boolean isFor(RequestView request, List<String> remoteRegions) {
		return RemoteRegions.same(request.supportedRemoteRegions(), remoteRegions);
	}

	/** A service with what this key has done about it. */
	Sight sight(Address address) {
		return sight(address, "");
	}

	/** The same, for one who asks about an endpoint, which may be gone. */
	Sight sight(Address address, String endpointId) {
		return claims.sight(address, endpointId)
			.orElseThrow(() -> outcomes.unseen(address).because(inventory.unseen(address.serviceId())));
	}

	/** Whether the service has ever been, or may yet come, and is not gone. */
	boolean isThere(ServiceView service) {
		return switch (service.status()) {
			case REJECTED, DELETED, MISSING -> false;
			case FAILED -> service.atlasId() != null;
			default -> true;
		};
	}

	/** Why a service is not there. */
	AtlasRefusal unmade(ServiceView service) {
		AtlasRefusal gone = AtlasRefusal.noService(service.clientId());
		boolean never = service.status() == ServiceStatus.REJECTED || service.status() == ServiceStatus.FAILED;
		return never ? outcomes.refused(making(service), gone) : gone;
	}

	private Optional<RequestView> making(ServiceView service) {
		return requests.lastAbout(service.id(), RequestKind.CREATE_SERVICE, null);
	}

	/** A service as this key sees it. */
	AtlasService show(Sight sight) {
		ServiceView service = sight.service();
		if (!isThere(service)) {
			throw unmade(service);
		}
		AtlasServiceStatus status = switch (service.status()) {
			case REQUESTED, INITIATING -> AtlasServiceStatus.INITIATING;
			case READY, CONNECTED -> AtlasServiceStatus.AVAILABLE;
			case FAILED -> AtlasServiceStatus.FAILED;
			default -> AtlasServiceStatus.DELETING;
		};
		if (status == AtlasServiceStatus.AVAILABLE || status == AtlasServiceStatus.FAILED) {
			sight.making().filter(Claim::isOpen).ifPresent(claims::answer);
		}
		if (sight.isUnderWay(Claim.removing(service.id()))) {
			status = AtlasServiceStatus.DELETING;
		}
		Optional<List<String>> reaching = sight.reaching().filter((regions) -> service.status().takesEndpoints());
		if (reaching.isPresent() && status == AtlasServiceStatus.AVAILABLE) {
			status = AtlasServiceStatus.INITIATING;
		}
		List<String> endpoints = service.endpoints()
			.stream()
			.filter((endpoint) -> isThere(sight, endpoint))
			.map(EndpointView::id)
			.toList();
		return Views.service(service, status, endpoints, reaching.orElse(service.supportedRemoteRegions()));
	}

	/** Whether an endpoint is attached, or may yet be, as this key sees it. */
	static boolean isThere(Sight sight, EndpointView endpoint) {
		return endpoint.status() != EndpointStatus.MISSING && !endpoint.neverCame()
				&& !sight.hasLeft(sight.claim(Claim.attaching(sight.service().id(), endpoint.id())));
	}

	/** The newest request to attach an endpoint. */
	Optional<RequestView> attaching(ServiceView service, String endpointId) {
		return requests.lastAbout(service.id(), RequestKind.ATTACH_ENDPOINT, endpointId);
	}

	private static Place place(ServiceView service) {
		return new Place(service.projectId(), service.provider(), service.region(), service.portMappingEnabled());
	}

	/**
	 * A service, and what one key has done about it and its endpoints.
	 *
	 * @param claims with how the request stands that came of each, or that it stands for
	 */
	record Sight(ServiceView service, Map<Claim, Standing> claims) {

		/** What the key has done about a subject, if that is the service or of it. */
		Optional<Claim> claim(String subject) {
			return about().filter((claim) -> claim.isAbout(subject)).findFirst();
		}

		/** Whether what the key waits for is still to come. */
		boolean isUnderWay(String subject) {
			return standing(subject).isPresent();
		}

		/** From where else the service is to be reached, if the key waits for that. */
		Optional<List<String>> reaching() {
			return standing(Claim.reaching(service.id())).map(Standing::change).map(Change::remoteRegions);
		}

		Optional<Claim> making() {
			return about().filter(Claim::isMaking).findFirst();
		}

		/** Whether the key does not wait for the service any more. */
		boolean left() {
			return hasLeft(making());
		}

		/**
		 * Whether what a claim is about is gone for the key: for good if it had waited
		 * for it, else only until it is decided that it comes.
		 */
		boolean hasLeft(Optional<Claim> claim) {
			return claim.filter(Claim::hasLeft)
				.filter((left) -> left.isOpen() || !standing(left).status().isSettled())
				.isPresent();
		}

		private Optional<Standing> standing(String subject) {
			return claim(subject).filter((claim) -> !claim.hasLeft())
				.map(this::standing)
				.filter((standing) -> !standing.status().isSettled());
		}

		private Standing standing(Claim claim) {
			return Objects.requireNonNull(claims.get(claim));
		}

		private Stream<Claim> about() {
			return claims.keySet().stream().filter((claim) -> claim.isOf(service));
		}

	}

	/**
	 * How a request stands.
	 *
	 * @param change what it changes, if that is from where else a service is reached
	 */
	record Standing(RequestStatus status, @Nullable Change change) {
	}

}
