package dev.postern.atlasapi;

import dev.postern.request.RequestView;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where people read what a client cannot show.
 */
@Component
class Links {

	String to(RequestView request) {
		return ServletUriComponentsBuilder.fromCurrentContextPath()
			.path("/requests/{id}")
			.build(request.id())
			.toString();
	}

}
