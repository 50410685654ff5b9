package dev.postern.page;

import dev.postern.account.Caller;
import dev.postern.request.Inbox;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/**
 * Puts the frame's part into the model of every page, and forgets what was sent again.
 */
@Component
class PageFrame implements HandlerInterceptor {

	/** The frame's name in the model. */
	static final String SHELL = "shell";

	private final Inbox inbox;

	PageFrame(Inbox inbox) {
		this.inbox = inbox;
	}

	/** A kept form that is sent again need not be kept any more. */
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		HttpSession session = request.getSession(false);
		if (session != null && request.getParameter(KeptForm.SENT_AGAIN) != null) {
			KeptForm.forget(session);
		}
		return true;
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		if (page != null && !String.valueOf(page.getViewName()).startsWith("redirect:")) {
			page.addObject(SHELL, around(request));
		}
	}

	/** The frame around the answer to a call. */
	Shell around(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, ThemeController.COOKIE);
		String theme = (cookie != null && cookie.getValue().matches("light|dark")) ? cookie.getValue() : "";
		String query = request.getQueryString();
		String path = request.getRequestURI() + ((query != null) ? '?' + query : "");
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		boolean signedIn = authentication != null && authentication.getPrincipal() instanceof Caller;
		return new Shell(signedIn ? Caller.current() : null, inbox, theme, path);
	}

}
