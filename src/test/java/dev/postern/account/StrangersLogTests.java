package dev.postern.account;

import java.time.Duration;
import java.util.List;

import dev.postern.audit.AuditLog;
import dev.postern.audit.Refusal;
import dev.postern.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

class StrangersLogTests {

	private final AuditLog log = mock(AuditLog.class);

	private final SettableClock clock = new SettableClock();

	private final StrangersLog strangers = new StrangersLog(log, clock);

	@Test
	void aFailedSignInIsARefusalByNobody() {
		strangers.failed("192.0.2.1", "GET /api/v1/projects");

		assertThat(entries()).singleElement().satisfies((entry) -> {
			assertThat(entry.actor().name()).isEqualTo("nobody");
			assertThat(entry.actor().origin()).isEqualTo("from 192.0.2.1");
			assertThat(entry.subject()).isEqualTo("GET /api/v1/projects");
		});
	}

	@Test
	void strangersDoNotFillTheLog() {
		for (int i = 0; i < 150; i++) {
			strangers.failed("192.0.2.1", "GET /api/v1/flood");
		}
		strangers.failed("192.0.2.2", "GET /api/v1/projects");

		assertThat(entries()).hasSize(51);
	}

	@Test
	void whatWasOnlyCountedIsInTheNextEntry() {
		for (int i = 0; i < 60; i++) {
			strangers.failed("192.0.2.1", "GET /api/v1/flood");
		}
		clock.pass(Duration.ofMinutes(6));
		strangers.failed("192.0.2.1", "GET /api/v1/flood");

		assertThat(entries().getLast().details()).containsEntry("unlogged", 10);
	}

	private List<Refusal> entries() {
		ArgumentCaptor<Refusal> entries = ArgumentCaptor.forClass(Refusal.class);
		verify(log, atLeast(1)).refused(entries.capture());
		return entries.getAllValues();
	}

}
