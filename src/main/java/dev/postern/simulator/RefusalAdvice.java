package dev.postern.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import dev.postern.wire.AtlasRefusal;

/**
 * Answers errors in Atlas's form; before all other advice, which answers in ours.
 */
@RestControllerAdvice(assignableTypes = { ProjectController.class, ClusterController.class, ContainerController.class,
		PrivateEndpointController.class, LegacyController.class, OAuthController.class })
@Order(Ordered.HIGHEST_PRECEDENCE)
@Profile({ "demo", "simulator" })
class RefusalAdvice {

	private static final Logger logger = LoggerFactory.getLogger(RefusalAdvice.class);

	@ExceptionHandler
	ResponseEntity<byte[]> refuse(AtlasRefusal refusal, @RequestAttribute Exchange exchange) {
		return exchange.refuse(refusal);
	}

	@ExceptionHandler
	ResponseEntity<byte[]> fail(RuntimeException failure, @RequestAttribute Exchange exchange) {
		logger.error("The simulator failed", failure);
		return exchange.refuse(new AtlasRefusal(500, "UNEXPECTED_ERROR", "Unexpected error."));
	}

}
