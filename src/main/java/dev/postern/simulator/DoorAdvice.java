package dev.postern.simulator;

import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;

import dev.postern.wire.AtlasRefusal;

/**
 * Tells testers in plain text what they got wrong.
 */
@RestControllerAdvice(assignableTypes = { TesterDoorController.class, StateDoorController.class })
@Order(Ordered.HIGHEST_PRECEDENCE)
@Profile({ "demo", "simulator" })
class DoorAdvice {

	@ExceptionHandler({ HttpMessageConversionException.class, IllegalArgumentException.class, JacksonException.class,
			NullPointerException.class })
	ResponseEntity<String> refuse(RuntimeException mistake) {
		return answer(400, mistake);
	}

	@ExceptionHandler
	ResponseEntity<String> refuse(AtlasRefusal refusal) {
		return answer(refusal.status(), refusal);
	}

	private static ResponseEntity<String> answer(int status, RuntimeException mistake) {
		return ResponseEntity.status(status)
			.contentType(MediaType.TEXT_PLAIN)
			.body(String.valueOf(mistake.getMessage()));
	}

}
