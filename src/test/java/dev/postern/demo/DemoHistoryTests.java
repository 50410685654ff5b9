package dev.postern.demo;

import java.util.Iterator;
import java.util.List;

import dev.postern.rest.ApiProblem;
import org.junit.jupiter.api.Test;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DemoHistoryTests {

	@Test
	void whatBackgroundWorkWasFasterWithIsDoneAgain() {
		Iterator<String> outcomes = List.of("collision", "collision", "done").iterator();

		String outcome = DemoHistory.insist(() -> {
			String next = outcomes.next();
			if (next.equals("collision")) {
				throw new OptimisticLockingFailureException(next);
			}
			return next;
		});

		assertThat(outcome).isEqualTo("done");
	}

	@Test
	void whatAnotherProcessHasAskedForIsLookedForAgain() {
		Iterator<String> outcomes = List.of("asked", "done").iterator();

		assertThat(DemoHistory.<String>insist(() -> {
			String next = outcomes.next();
			if (next.equals("asked")) {
				throw ApiProblem.conflict("ENDPOINT_EXISTS", next);
			}
			return next;
		})).isEqualTo("done");
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> DemoHistory.insist(() -> {
			throw ApiProblem.notFound("service", "s");
		}));
	}

}
