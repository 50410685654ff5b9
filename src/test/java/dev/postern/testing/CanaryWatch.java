package dev.postern.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Watches both outputs during the whole run, and fails the test class during which a
 * secret was seen, wherever that was. Registered for all classes by JUnit itself.
 */
public class CanaryWatch implements BeforeAllCallback, AfterAllCallback {

	private static final PrintStream OUT = watched("the standard output", System.out);

	private static final PrintStream ERR = watched("the error output", System.err);

	private static boolean installed;

	@Override
	public synchronized void beforeAll(ExtensionContext context) {
		if (!installed) {
			installed = true;
			System.setOut(OUT);
			System.setErr(ERR);
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		assertThat(Canaries.drain()).isEmpty();
	}

	private static PrintStream watched(String where, PrintStream stream) {
		return new PrintStream(new Lines(where, stream), true, StandardCharsets.UTF_8);
	}

	/** Passes everything on, and looks at each line. */
	private static final class Lines extends OutputStream {

		private final String where;

		private final PrintStream stream;

		private final ByteArrayOutputStream line = new ByteArrayOutputStream();

		private Lines(String where, PrintStream stream) {
			this.where = where;
			this.stream = stream;
		}

		@Override
		public synchronized void write(int written) {
			stream.write(written);
			line.write(written);
			if (written == '\n') {
				check();
			}
		}

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			stream.write(bytes, offset, length);
			line.write(bytes, offset, length);
			if (length > 0 && bytes[offset + length - 1] == '\n') {
				check();
			}
		}

		@Override
		public void flush() {
			stream.flush();
		}

		private void check() {
			Canaries.check(where, line.toString(StandardCharsets.UTF_8));
			line.reset();
		}

	}

}
