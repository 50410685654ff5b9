package dev.postern.atlasapi;

import java.util.List;
import java.util.Optional;

import dev.postern.endpoint.ServiceView;
import dev.postern.request.AskBody;
import dev.postern.request.ClientRequests;
import dev.postern.request.RequestKind;
import dev.postern.request.RequestView;
import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.AtlasService;
import dev.postern.wire.AtlasServiceStatus;
import dev.postern.wire.RemoteRegions;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a client does with the other regions from which a service is reached. While it
 * waits for what it has asked for, it sees the service made anew.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class RemoteRegionCalls {

	private final ServiceCalls services;

	private final ClientRequests requests;

	private final Claims claims;

	private final Asking asking;

	private final Outcomes outcomes;

	RemoteRegionCalls(ServiceCalls services, ClientRequests requests, Claims claims, Asking asking, Outcomes outcomes) {
		this.services = services;
		this.requests = requests;
		this.claims = claims;
		this.asking = asking;
		this.outcomes = outcomes;
	}

	/**
	 * Asks for these regions and no more, unless they are so already. Whoever wants them
	 * to stay as they are stops waiting for others.
	 */
	public AtlasService change(Address address, List<String> regions) {
		AtlasService shown = services.read(address);
		ServiceView service = services.sight(address).service();
		String subject = Claim.reaching(service.id());
		Optional<Claim> claim = claims.find(subject);
		Optional<RequestView> last = requests.lastAbout(service.id(), RequestKind.SET_REMOTE_REGIONS, null);
		Optional<RequestView> open = last.filter(Outcomes::isOpen);
		Optional<RequestView> own = requests.ownAbout(service.id(), RequestKind.SET_REMOTE_REGIONS, null)
			.stream()
			.filter((request) -> RemoteRegions.same(request.supportedRemoteRegions(), regions))
			.findFirst();
		if (own.filter((request) -> Outcomes.isOpen(request) && asking.mayStandForThisKey(request)).isPresent()) {
			join(subject, claim, own.get());
		}
		else if (waits(claim, open) && service.isReachedFrom(regions)) {
			open.ifPresent((other) -> asking.leave(subject, claim, other));
		}
		else {
			if (shown.status() != AtlasServiceStatus.AVAILABLE) {
				throw outcomes.taken(AtlasRefusal.notReady(address.serviceId()), open);
			}
			RemoteRegions.check(service.provider(), service.region(), regions);
			if (!service.isReachedFrom(regions)) {
				refuse(address, claim.isPresent() ? own : Optional.empty(), open);
				claims.wait(subject,
						asking.ask((why) -> new AskBody.SetRemoteRegions(service.id(), regions, why, null)));
			}
		}
		return services.read(address);
	}

	private static boolean waits(Optional<Claim> claim, Optional<RequestView> open) {
		return open.filter((request) -> claim.filter((known) -> known.isFor(request)).isPresent()).isPresent();
	}

	private void join(String subject, Optional<Claim> claim, RequestView request) {
		claim.filter((known) -> known.isFor(request)).ifPresentOrElse((known) -> {
			claims.comeBack(known);
			requests.comeBack(request.id());
		}, () -> claims.wait(subject, request));
	}

	/** What was refused is not asked for again, nor what somebody else waits for. */
	private void refuse(Address address, Optional<RequestView> own, Optional<RequestView> open) {
		own.filter(Outcomes::isRefused).ifPresent((request) -> {
			throw outcomes.refused(request);
		});
		if (open.isPresent()) {
			throw outcomes.taken(AtlasRefusal.notReady(address.serviceId()), open);
		}
	}

}
