package dev.postern.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Stands for Atlas: answers signed calls as it was told to, and remembers all calls.
 */
class AtlasServer implements AutoCloseable {

	static final AtlasKey KEY = new AtlasKey("gswvkocq", "c0ffee00-1111-4222-8333-canarycanary");

	static final AtlasKey OTHER_KEY = new AtlasKey("flezioeg", "c0ffee01-1111-4222-8333-canarycanary");

	static final AtlasKey ACCOUNT = new AtlasKey(AtlasKey.Kind.SERVICE_ACCOUNT, "mdb_sa_id_5f1a7a0c9b3e4d2f8a6b7caa",
			"mdb_sa_sk_canary-canary-canary");

	private static final String UNSIGNED = "unsigned ";

	private static final String UNAUTHORIZED = """
			{
			  "error" : 401,
			  "reason" : "Unauthorized",
			  "detail" : "You are not authorized for this resource.",
			  "errorCode" : "UNEXPECTED_ERROR"
			}
			""";

	static {
		// or each answer waits for the acknowledgement of its own headers
		System.setProperty("sun.net.httpserver.nodelay", "true");
		// without a Spring context nobody else has
		((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
	}

	final ServerDigest digest = new ServerDigest(
			Map.of(KEY.publicKey(), KEY.privateKey(), OTHER_KEY.publicKey(), OTHER_KEY.privateKey()));

	final ServerTokens tokens = new ServerTokens(ACCOUNT);

	final List<Call> calls = new CopyOnWriteArrayList<>();

	private final Map<String, Deque<Script>> scripts = new ConcurrentHashMap<>();

	private final CountDownLatch closing = new CountDownLatch(1);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	AtlasServer() {
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		server.setExecutor(threads);
		server.createContext("/", this::handle);
		server.start();
	}

	String url() {
		return "http://127.0.0.1:" + server.getAddress().getPort();
	}

	/** Answers a call, named by method and raw URI, in turn; the last answer stays. */
	void on(String call, Script... answers) {
		scripts.put(call, new ArrayDeque<>(List.of(answers)));
	}

	/** Answers a call that is not signed with something else than a challenge. */
	void unsigned(String call, Script answer) {
		on(UNSIGNED + call, answer);
	}

	static Script reply(int status, String body, String... headers) {
		return (exchange) -> {
			exchange.getResponseHeaders().add("Content-Type", "application/vnd.atlas.2023-01-01+json;charset=utf-8");
			for (int at = 0; at < headers.length; at += 2) {
				exchange.getResponseHeaders().set(headers[at], headers[at + 1]);
			}
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
		};
	}

	/** Promises more than it sends. */
	static Script truncated(int status, String body) {
		return (exchange) -> {
			exchange.sendResponseHeaders(status, body.length() + 10);
			exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
			exchange.getResponseBody().flush();
		};
	}

	/** Closes the connection instead of an answer. */
	static Script hangUp() {
		return (exchange) -> {
		};
	}

	/** Answers nothing until the server closes. */
	Script silence() {
		return (exchange) -> awaitClosing();
	}

	/** Begins to answer, and then nothing more until the server closes. */
	Script stalling(String body) {
		return (exchange) -> {
			truncated(200, body).answer(exchange);
			awaitClosing();
		};
	}

	private void awaitClosing() {
		try {
			closing.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Call call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
					exchange.getRequestHeaders(),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			calls.add(call);
			answer(call).answer(exchange);
		}
	}

	private Script answer(Call call) {
		if (call.uri().equals(ServerTokens.PATH)) {
			return scripts.containsKey(call.line()) ? next(call) : token(call);
		}
		if (tokens.accepts(call)) {
			return next(call);
		}
		Deque<Script> unsigned = scripts.get(UNSIGNED + call.line());
		if (call.authorization() == null && unsigned != null) {
			return unsigned.element();
		}
		String challenge = digest.challenge(call);
		return (challenge == null) ? next(call)
				: reply(401, UNAUTHORIZED, "Content-Type", "application/json", "WWW-Authenticate", challenge);
	}

	private Script token(Call call) {
		String token = tokens.issue(call);
		return (token != null)
				? reply(200, "{\"access_token\":\"%s\",\"expires_in\":3600,\"token_type\":\"Bearer\"}".formatted(token))
				: reply(401, "{\"error\":\"invalid_client\",\"error_description\":\"Unknown client.\"}");
	}

	private Script next(Call call) {
		Deque<Script> script = scripts.getOrDefault(call.line(), new ArrayDeque<>());
		synchronized (script) {
			if (script.isEmpty()) {
				return reply(404, "{\"error\":404,\"errorCode\":\"RESOURCE_NOT_FOUND\"}");
			}
			return (script.size() > 1) ? script.remove() : script.element();
		}
	}

	@Override
	public void close() {
		closing.countDown();
		server.stop(0);
		threads.shutdownNow();
	}

	/** How to answer a call. */
	interface Script {

		void answer(HttpExchange exchange) throws IOException;

	}

	/** A call as it came in. */
	record Call(String method, String uri, Headers headers, String body) {

		String line() {
			return method + ' ' + uri;
		}

		@Nullable String authorization() {
			return headers.getFirst("Authorization");
		}

	}

}
