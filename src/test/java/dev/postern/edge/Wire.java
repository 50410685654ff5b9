package dev.postern.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.postern.testing.Canaries;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Sends bytes as they are, because a decent HTTP client refuses to send what an attacker
 * does.
 */
class Wire {

	private static final Map<String, String> KEYS = Map.of("ada", "requestr:11111111-1111-4111-8111-111111111111",
			"grace", "approver:22222222-2222-4222-8222-222222222222", "olga",
			"operator:33333333-3333-4333-8333-333333333333", "vera", "auditors:44444444-4444-4444-8444-444444444444");

	private final int port;

	Wire(Environment environment) {
		this.port = Integer.parseInt(environment.getRequiredProperty("local.server.port"));
	}

	/** Calls with a body that is JSON, or says that it is. */
	Reply json(@Nullable String who, String method, String target, @Nullable String body, String... headers) {
		return call(who, method, target, (body != null) ? body.getBytes(StandardCharsets.UTF_8) : null,
				with(headers, "Content-Type: application/json"));
	}

	/** Calls with exactly these headers, besides those that any call has. */
	Reply call(@Nullable String who, String method, String target, byte @Nullable [] body, String... headers) {
		StringBuilder head = new StringBuilder(
				method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n");
		if (who != null) {
			head.append("Authorization: ").append(basic(pair(who))).append("\r\n");
		}
		for (String header : headers) {
			head.append(header).append("\r\n");
		}
		if (body != null) {
			head.append("Content-Length: ").append(body.length).append("\r\n");
		}
		return exchange(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1),
				(body != null) ? body : new byte[0]);
	}

	/** Sends these bytes and nothing else, and answers what came back before the end. */
	Reply exchange(byte[] head, byte[] body) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(30_000);
			send(socket, head, body);
			return Reply.of(receive(socket));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Sends these bytes and no more, whatever they announce. */
	Reply exchangeAndHangUp(byte[] head, byte[] body) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(30_000);
			send(socket, head, body);
			socket.shutdownOutput();
			return Reply.of(receive(socket));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The key of one of the demo's people; a pair is its own. */
	static String pair(String who) {
		return KEYS.getOrDefault(who, who);
	}

	static String basic(String pair) {
		return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
	}

	private static void send(Socket socket, byte[] head, byte[] body) throws IOException {
		OutputStream out = socket.getOutputStream();
		try {
			out.write(head);
			out.write(body);
			out.flush();
		}
		catch (SocketException ex) {
			// the server has heard enough, and has answered before the end
		}
	}

	private static byte[] receive(Socket socket) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		try {
			socket.getInputStream().transferTo(answer);
		}
		catch (SocketException ex) {
			// closed with our bytes unread; what was answered before is here
		}
		return answer.toByteArray();
	}

	private static String[] with(String[] headers, String more) {
		String[] all = Arrays.copyOf(headers, headers.length + 1);
		all[headers.length] = more;
		return all;
	}

	/** What came back, status line and headers and all. */
	record Reply(int status, String head, String body) {

		static Reply of(byte[] bytes) {
			String text = new String(bytes, StandardCharsets.UTF_8);
			Canaries.answered(text);
			int end = text.indexOf("\r\n\r\n");
			if (end < 0) {
				return new Reply(0, text, "");
			}
			String head = text.substring(0, end + 2);
			return new Reply(Integer.parseInt(head.split(" ")[1]), head, text.substring(end + 4));
		}

		String header(String name) {
			return head.lines()
				.filter((line) -> line.regionMatches(true, 0, name + ':', 0, name.length() + 1))
				.map((line) -> line.substring(name.length() + 1).strip())
				.findFirst()
				.orElse("");
		}

		boolean isProblem() {
			return header("Content-Type").startsWith("application/problem+json") && body.contains("\"code\":\"");
		}

		boolean pointsAt(String pointer) {
			return body.contains("\"pointer\":\"" + pointer + '"');
		}

		/** The text of a field at the top of the answer. */
		String text(String field) {
			Matcher value = Pattern.compile('"' + field + "\":\"([^\"]*)\"").matcher(body);
			return value.find() ? value.group(1) : "";
		}

		/** Short enough to be read in a failure. */
		String shown() {
			String line = status + " " + body.replaceAll("\\s+", " ");
			return (line.length() > 300) ? line.substring(0, 300) : line;
		}

	}

}
