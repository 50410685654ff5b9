package dev.postern.demo;

import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;

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

}
