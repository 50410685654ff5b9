package dev.postern.page;

import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Sets light or dark, or leaves it to the system. A cookie, not a script, so that no page
 * flashes in the other.
 */
@Controller
class ThemeController {

	static final String COOKIE = "theme";

	@PostMapping("/theme")
	String choose(@RequestParam(defaultValue = "system") String theme, @RequestParam(defaultValue = "/") String back,
			HttpServletResponse response) {
		boolean system = !theme.equals("light") && !theme.equals("dark");
		ResponseCookie cookie = ResponseCookie.from(COOKIE, system ? "" : theme)
			.path("/")
			.httpOnly(true)
			.sameSite("Lax")
			.maxAge(system ? Duration.ZERO : Duration.ofDays(365))
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
		return "redirect:" + (isOurs(back) ? back : "/");
	}

	/** Whether it names a page here, and no other site. */
	private static boolean isOurs(String path) {
		return path.matches("/(?:[A-Za-z0-9_-][A-Za-z0-9_/.-]*)?(?:\\?[A-Za-z0-9_=&%.:+-]*)?");
	}

}
