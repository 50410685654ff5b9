package dev.postern.atlasapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.postern.atlasapi.ServiceCalls.Sight;
import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.EndpointView;
import dev.postern.endpoint.ServiceView;
import dev.postern.request.AskBody;
import dev.postern.request.ClientRequests;
import dev.postern.request.RequestKind;
import dev.postern.request.RequestView;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasEndpointStatus;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.EndpointBody;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a client does with endpoints.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class EndpointCalls {

	private final ServiceCalls services;

	private final ClientRequests requests;

	private final Claims claims;

	private final Asking asking;

	private final Outcomes outcomes;

	EndpointCalls(ServiceCalls services, ClientRequests requests, Claims claims, Asking asking, Outcomes outcomes) {
		this.services = services;
		this.requests = requests;
		this.claims = claims;
		this.asking = asking;
		this.outcomes = outcomes;
	}

	/** One endpoint, as this key sees it. */
	@Transactional(propagation = Propagation.SUPPORTS)
	public Shown read(Address address, String endpointId) {
		return show(standing(address, endpointId), endpointId);
	}

	/** Asks to attach an endpoint, or joins what this key has asked for already. */
	public Shown add(Address address, EndpointBody body) {
		String endpointId = named(standing(address, "").service(), body);
		Sight sight = standing(address, endpointId);
		ServiceView service = sight.service();
		Optional<Claim> claim = sight.claim(Claim.attaching(service.id(), endpointId));
		Optional<EndpointView> there = service.endpoint(endpointId)
			.filter((endpoint) -> claim.filter(Claim::hasLeft).isPresent() || ServiceCalls.isThere(sight, endpoint));
		Optional<RequestView> last = services.attaching(service, endpointId);
		if (there.isPresent()) {
			asking.join(Claim.attaching(service.id(), endpointId), claim, last,
					AtlasRefusal.endpointExists(endpointId));
			return read(address, endpointId);
		}
		Optional<RequestView> own = requests.ownAbout(service.id(), RequestKind.ATTACH_ENDPOINT, endpointId)
			.stream()
			.findFirst();
		own.filter((request) -> claim.isPresent() && Outcomes.isRefused(request) && !requests.isUndone(request))
			.ifPresent((request) -> {
				throw outcomes.refused(request);
			});
		RequestView asked = asking.ask((why) -> new AskBody.AttachEndpoint(service.id(), handed(body), why, null));
		claims.wait(Claim.attaching(service.id(), endpointId), asked);
		return read(address, endpointId);
	}

	/**
	 * Asks to detach an endpoint. While it is not even attached this key only stops
	 * waiting.
	 */
	public void delete(Address address, String endpointId) {
		Sight sight = standing(address, endpointId);
		ServiceView service = sight.service();
		EndpointView endpoint = find(sight, endpointId);
		Optional<RequestView> making = services.attaching(service, endpoint.id()).filter(Outcomes::isOpen);
		if (making.isPresent()) {
			String subject = Claim.attaching(service.id(), endpoint.id());
			asking.leave(subject, sight.claim(subject), making.get());
		}
		else if (endpoint.status() != EndpointStatus.DELETING) {
			String subject = Claim.detaching(service.id(), endpoint.id());
			boolean takesService = isLast(sight, endpoint);
			asking.remove(subject, sight.claim(subject),
					requests.ownAbout(service.id(), RequestKind.DETACH_ENDPOINT, endpoint.id()).stream().findFirst(),
					(why) -> new AskBody.DetachEndpoint(service.id(), endpoint.id(), takesService, why, null));
		}
	}

	private Sight standing(Address address, String endpointId) {
		Sight sight = services.sight(address, endpointId);
		if (sight.left()) {
			throw AtlasRefusal.noService(address.serviceId());
		}
		if (!services.isThere(sight.service())) {
			throw services.unmade(sight.service());
		}
		return sight;
	}

	private EndpointView find(Sight sight, String endpointId) {
		AtlasRefusal gone = AtlasRefusal.noEndpoint(endpointId);
		Optional<EndpointView> known = sight.service().endpoint(endpointId);
		if (known.filter((endpoint) -> ServiceCalls.isThere(sight, endpoint)).isPresent()) {
			return known.get();
		}
		boolean left = sight.claim(Claim.attaching(sight.service().id(), endpointId))
			.filter(Claim::hasLeft)
			.isPresent();
		boolean missing = known.filter((endpoint) -> endpoint.status() == EndpointStatus.MISSING).isPresent();
		throw (left || missing) ? gone : outcomes.refused(
				services.attaching(sight.service(), endpointId).filter((request) -> !requests.isUndone(request)), gone);
	}

	/** Whether no other is left, once those are gone that this key wants to go. */
	private static boolean isLast(Sight sight, EndpointView endpoint) {
		ServiceView service = sight.service();
		return service.attachedEndpoints()
			.stream()
			.filter((other) -> !other.equals(endpoint) && !other.neverCame())
			.allMatch((other) -> sight.isUnderWay(Claim.detaching(service.id(), other.id())));
	}

	private Shown show(Sight sight, String endpointId) {
		ServiceView service = sight.service();
		EndpointView endpoint = find(sight, endpointId);
		AtlasEndpointStatus status = Views.status(service.provider(), endpoint.status());
		if (status == AtlasEndpointStatus.AVAILABLE || status.isFailure()) {
			sight.claim(Claim.attaching(service.id(), endpoint.id())).filter(Claim::isOpen).ifPresent(claims::answer);
		}
		if (sight.isUnderWay(Claim.detaching(service.id(), endpoint.id()))) {
			status = AtlasEndpointStatus.DELETING;
		}
		return new Shown(Views.service(service, AtlasServiceStatus.AVAILABLE, List.of(), null),
				Views.endpoint(service, endpoint, status));
	}

	/**
	 * With port mapping Atlas ignores the group's name and takes that of its one rule.
	 */
	private static String named(ServiceView service, EndpointBody body) {
		boolean mapped = service.portMappingEnabled() && body.rules().size() == 1;
		return mapped ? body.rules().getFirst().endpointName() : body.id();
	}

	/** What was handed in, as requests take it. */
	private static Map<String, Object> handed(EndpointBody body) {
		return switch (body.provider()) {
			case AWS -> Map.of("id", body.id());
			case AZURE -> Map.of("id", body.id(), "privateEndpointIPAddress", String.valueOf(body.address()));
			case GCP ->
				Map.of("endpointGroupName", body.id(), "gcpProjectId", String.valueOf(body.gcpProject()), "endpoints",
						body.rules()
							.stream()
							.map((rule) -> Map.of("endpointName", rule.endpointName(), "ipAddress", rule.ipAddress()))
							.toList());
		};
	}

	/** An endpoint as it is shown, with its service. */
	record Shown(AtlasService service, AtlasEndpoint endpoint) {
	}

}
