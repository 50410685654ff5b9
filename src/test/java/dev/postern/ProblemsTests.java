package dev.postern;

import dev.postern.account.Refusals;
import dev.postern.account.StrangersLog;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.firewall.RequestRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

class ProblemsTests {

	private final StrangersLog strangers = mock(StrangersLog.class);

	private final Problems problems = new Problems(mock(Refusals.class), strangers, JsonMapper.builder().build());

	@Test
	void aPathThatClientsTryIsRefusedInTheirFormAndLogged() throws Exception {
		MockHttpServletResponse response = rejected("/api/atlas/v2/..;/v1/me");

		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(response.getHeader("X-Error-Code")).isEqualTo("PATH_PARAM_PARSE_ERROR");
		verify(strangers).refused("127.0.0.1", "GET /api/atlas/v2/..;/v1/me");
	}

	@Test
	void allOthersAreRefusedInOurs() throws Exception {
		MockHttpServletResponse response = rejected("/api/v1/..;/me");

		assertThat(response.getContentType()).isEqualTo("application/problem+json");
		verifyNoInteractions(strangers);
	}

	private MockHttpServletResponse rejected(String path) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		problems.handle(new MockHttpServletRequest("GET", path), response, new RequestRejectedException("not so"));
		return response;
	}

}
