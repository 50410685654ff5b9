package dev.postern.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells whoever reads the log how to let the first operator in. The demo has its own.
 */
@Component
@Profile("!demo & !simulator")
class SetUpAnnouncement {

	private static final Logger LOG = LoggerFactory.getLogger(SetUpAnnouncement.class);

	private final SetUp setUp;

	SetUpAnnouncement(SetUp setUp) {
		this.setUp = setUp;
	}

	@EventListener(ApplicationReadyEvent.class)
	void announce() {
		Caller.asPostern(setUp::open)
			.ifPresent((token) -> LOG.warn("There is no operator yet. For 24 hours, the page /setup makes one "
					+ "with this token, which works once: {}", token.value()));
	}

}
