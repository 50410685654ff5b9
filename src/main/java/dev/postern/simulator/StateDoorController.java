package dev.postern.simulator;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where testers put projects, and take things away behind everybody's back.
 */
@RestController
@Profile({ "demo", "simulator" })
@RequestMapping("/simulator")
class StateDoorController {

	private final Seed seed;

	private final ApplicationEventPublisher events;

	StateDoorController(Seed seed, ApplicationEventPublisher events) {
		this.seed = seed;
		this.events = events;
	}

	/** Back to the seed and to the settings. Not while others change anything. */
	@DeleteMapping("/state")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reset() {
		seed.replant();
		events.publishEvent(new Seed.Planted());
	}

}
