package dev.postern.page;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent after the sign-in had ended. It is shown once more, to be sent
 * again by whoever typed it: nothing is done unseen, because another site could have made
 * the browser send it.
 *
 * @param path where it was to go
 * @param fields what was typed, without secrets
 */
record KeptForm(String path, Map<String, List<String>> fields) implements Serializable {

	/** The field that a kept form has besides its own. */
	static final String SENT_AGAIN = "_kept";

	private static final String ATTRIBUTE = KeptForm.class.getName();

	private static final int MOST_CHARACTERS = 20_000;

	/** Keeps what was typed, if our own page sent it. */
	static boolean keep(HttpServletRequest request) {
		Map<String, List<String>> fields = new LinkedHashMap<>();
		request.getParameterMap().forEach((name, values) -> {
			if (!name.startsWith("_") && !isSecret(name)) {
				fields.put(name, List.of(values));
			}
		});
		int characters = fields.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
		boolean ours = "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
		if (!ours || fields.isEmpty() || characters > MOST_CHARACTERS) {
			return false;
		}
		request.getSession().setAttribute(ATTRIBUTE, new KeptForm(request.getRequestURI(), fields));
		return true;
	}

	/** What is kept in this session. */
	static Optional<KeptForm> in(@Nullable HttpSession session) {
		return Optional.ofNullable(session).map((known) -> (KeptForm) known.getAttribute(ATTRIBUTE));
	}

	/** Forgets it, because it is sent again, or not wanted any more. */
	static void forget(HttpSession session) {
		session.removeAttribute(ATTRIBUTE);
	}

	private static boolean isSecret(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.contains("password") || lower.contains("private") || lower.contains("token");
	}

}
