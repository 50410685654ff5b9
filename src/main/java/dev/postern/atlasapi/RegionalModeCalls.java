package dev.postern.atlasapi;

import java.util.List;
import java.util.Optional;

import dev.postern.endpoint.Inventory;
import dev.postern.request.AskBody;
import dev.postern.request.ClientRequests;
import dev.postern.request.RequestView;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a client does with a project's regional mode.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class RegionalModeCalls {

	private final Inventory inventory;

	private final ClientRequests requests;

	private final Asking asking;

	private final Outcomes outcomes;

	RegionalModeCalls(Inventory inventory, ClientRequests requests, Asking asking, Outcomes outcomes) {
		this.inventory = inventory;
		this.requests = requests;
		this.asking = asking;
		this.outcomes = outcomes;
	}

	/** Whether it is on, or will be if what this key waits for is approved. */
	public boolean read(String projectId) {
		return requests.ownForRegionalMode(projectId)
			.stream()
			.findFirst()
			.filter((request) -> Outcomes.isOpen(request) && isForThisKey(request) && request.clientLeftAt() == null)
			.map((request) -> Boolean.TRUE.equals(request.enabled()))
			.orElseGet(() -> isOn(projectId));
	}

	/**
	 * Asks to turn it on or off, unless it is so already. Whoever wants the contrary of
	 * what they wait for stops waiting.
	 */
	public void change(String projectId, boolean enabled) {
		List<RequestView> own = requests.ownForRegionalMode(projectId);
		Optional<RequestView> last = own.stream().findFirst();
		Optional<RequestView> same = last.filter((request) -> Boolean.valueOf(enabled).equals(request.enabled()));
		last.filter(this::isAskedByThisKey)
			.map(RequestView::id)
			.ifPresent(same.isPresent() ? requests::comeBack : requests::leave);
		if (same.filter(Outcomes::isOpen).isPresent() || isOn(projectId) == enabled) {
			return;
		}
		own.stream()
			.filter((request) -> isForThisKey(request) && Boolean.valueOf(enabled).equals(request.enabled()))
			.findFirst()
			.filter(Outcomes::isRefused)
			.ifPresent((request) -> {
				throw outcomes.refused(request);
			});
		asking.ask((why) -> new AskBody.SetRegionalMode(projectId, enabled, why, null));
	}

	/**
	 * Whether it asked, or its owner again in the portal for what had come to nothing.
	 */
	private boolean isForThisKey(RequestView request) {
		return asking.isOfThisKey(request) || (request.client() == null && request.resubmits() != null);
	}

	private boolean isAskedByThisKey(RequestView request) {
		return Outcomes.isOpen(request) && asking.isOfThisKey(request);
	}

	private boolean isOn(String projectId) {
		return Boolean.TRUE.equals(inventory.regionalMode(projectId));
	}

}
