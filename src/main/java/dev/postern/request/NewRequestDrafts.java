package dev.postern.request;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The last requests that somebody has typed and not sent yet, so that they can go to and
 * fro between the form and its check. They are too long for an address.
 */
final class NewRequestDrafts implements Serializable {

	private static final String ATTRIBUTE = NewRequestDrafts.class.getName();

	private static final int MOST = 10;

	private final Map<String, NewRequestForm> drafts = new LinkedHashMap<>();

	private NewRequestDrafts() {
	}

	/** Keeps what was typed, and answers the name it is kept by. */
	static String keep(NewRequestForm form, HttpSession session) {
		NewRequestDrafts kept = in(session).orElseGet(NewRequestDrafts::new);
		String name = UUID.randomUUID().toString();
		synchronized (kept.drafts) {
			kept.drafts.put(name, form);
			if (kept.drafts.size() > MOST) {
				kept.drafts.remove(kept.drafts.keySet().iterator().next());
			}
		}
		session.setAttribute(ATTRIBUTE, kept);
		return name;
	}

	/** What was kept by this name. */
	static Optional<NewRequestForm> find(@Nullable String name, HttpSession session) {
		return in(session).map((kept) -> {
			synchronized (kept.drafts) {
				return kept.drafts.get(name);
			}
		});
	}

	private static Optional<NewRequestDrafts> in(HttpSession session) {
		return Optional.ofNullable((NewRequestDrafts) session.getAttribute(ATTRIBUTE));
	}

}
