package dev.postern.atlasapi;

import dev.postern.rest.ApiProblem;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Everything else of Atlas's API, which is never passed on.
 */
@RestController
@RequestMapping("/api/atlas")
class ElseController {

	@RequestMapping({ "", "/**" })
	void anythingElse() {
		throw ApiProblem.forbidden("NOT_OFFERED",
				"Postern answers for private endpoints only, and offers nothing else of "
						+ "the Atlas Administration API.");
	}

}
