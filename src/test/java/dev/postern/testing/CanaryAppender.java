package dev.postern.testing;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;

/**
 * Looks for secrets in every log event: its message, its arguments, and the whole chain
 * of what was thrown.
 */
public class CanaryAppender extends AppenderBase<ILoggingEvent> {

	@Override
	protected void append(ILoggingEvent event) {
		String where = "the log of " + event.getLoggerName();
		Canaries.check(where, String.valueOf(event.getFormattedMessage()));
		Object @Nullable [] arguments = event.getArgumentArray();
		for (Object argument : (arguments != null) ? arguments : new Object[0]) {
			Canaries.check(where, String.valueOf(argument));
		}
		check(where, event.getThrowableProxy());
	}

	private static void check(String where, @Nullable IThrowableProxy thrown) {
		if (thrown != null) {
			Canaries.check(where, String.valueOf(thrown.getMessage()));
			check(where, thrown.getCause());
			IThrowableProxy[] suppressed = thrown.getSuppressed();
			for (IThrowableProxy other : (suppressed != null) ? suppressed : new IThrowableProxy[0]) {
				check(where, other);
			}
		}
	}

}
