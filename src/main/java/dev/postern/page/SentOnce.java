package dev.postern.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * Does what a form asks for once, however often its button is pressed. A form that comes
 * a second time is known by its CSRF token, which is masked anew for every page that is
 * shown; it is led to where the first one led.
 */
@Component
class SentOnce implements HandlerInterceptor {

	private static final String ATTRIBUTE = SentOnce.class.getName();

	private static final int LONGEST_WAIT_SECONDS = 30;

	/** Where a form led that led nowhere, because it was refused. */
	private static final String NOWHERE = "";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		HttpSession session = request.getSession(false);
		if (!HttpMethod.POST.matches(request.getMethod()) || session == null || request.getParameter("_csrf") == null) {
			return true;
		}
		Sending own = new Sending(key(request), sent(session), new CompletableFuture<>());
		CompletableFuture<String> first = own.sent().first(own.key(), own.outcome());
		if (first == own.outcome()) {
			request.setAttribute(ATTRIBUTE, own);
			return true;
		}
		String led = first.completeOnTimeout("/", LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).join();
		if (led.equals(NOWHERE)) {
			return true;
		}
		response.setStatus(HttpStatus.SEE_OTHER.value());
		response.setHeader(HttpHeaders.LOCATION, led);
		return false;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) {
		if (request.getAttribute(ATTRIBUTE) instanceof Sending own) {
			String location = response.getHeader(HttpHeaders.LOCATION);
			if (location == null) {
				own.sent().forget(own.key());
			}
			own.outcome().complete((location != null) ? location : NOWHERE);
		}
	}

	private static String key(HttpServletRequest request) {
		String form = request.getParameterMap()
			.entrySet()
			.stream()
			.map((field) -> field.getKey() + Arrays.toString(field.getValue()))
			.sorted()
			.collect(Collectors.joining("\n", request.getRequestURI(), ""));
		// a digest, because a form may hold a secret
		return DigestUtils.md5DigestAsHex(form.getBytes(StandardCharsets.UTF_8));
	}

	private static Sent sent(HttpSession session) {
		synchronized (WebUtils.getSessionMutex(session)) {
			if (session.getAttribute(ATTRIBUTE) instanceof Sent known) {
				return known;
			}
			Sent sent = new Sent();
			session.setAttribute(ATTRIBUTE, sent);
			return sent;
		}
	}

	/** A form on its way. */
	private record Sending(String key, Sent sent, CompletableFuture<String> outcome) {
	}

	/** The last forms of a session, and where each led. */
	private static class Sent {

		private static final int MOST_REMEMBERED = 50;

		private final Map<String, CompletableFuture<String>> forms = new LinkedHashMap<>() {

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<String>> eldest) {
				return size() > MOST_REMEMBERED;
			}

		};

		synchronized CompletableFuture<String> first(String key, CompletableFuture<String> own) {
			return forms.computeIfAbsent(key, (form) -> own);
		}

		synchronized void forget(String key) {
			forms.remove(key);
		}

	}

}
