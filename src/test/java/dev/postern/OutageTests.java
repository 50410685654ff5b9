package dev.postern;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class OutageTests {

	@ParameterizedTest
	@ValueSource(strings = { "08006", "08001", "57P01", "57P03" })
	void lostConnectionsAreOutages(String state) {
		assertThat(Outage.isBehind(new IllegalStateException(new SQLException("gone", state)))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "23505", "40001", "57014" })
	void refusedStatementsAreNot(String state) {
		assertThat(Outage.isBehind(new IllegalStateException(new SQLException("refused", state)))).isFalse();
	}

	@Test
	void machinesAreToldToComeBack() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
		request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/api/v1/requests");
		request.setAttribute(RequestDispatcher.ERROR_EXCEPTION,
				new CannotCreateTransactionException("none", new SQLTransientConnectionException("busy")));
		MockHttpServletResponse response = new MockHttpServletResponse();

		Object answer = new ErrorRoute().error(request, response);

		assertThat(answer).isInstanceOfSatisfying(ResponseEntity.class, (entity) -> {
			assertThat(entity.getStatusCode().value()).isEqualTo(503);
			assertThat(entity.getBody()).isInstanceOfSatisfying(ProblemDetail.class,
					(problem) -> assertThat(problem.getProperties()).containsEntry("code", "DATABASE_UNREACHABLE"));
		});
		assertThat(response.getHeader("Retry-After")).isEqualTo("5");
	}

}
