package dev.postern;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses writes that another site makes a browser send. A browser remembers the key that
 * somebody typed into its sign-in box, and sends it with whatever any site posts here.
 * Machines do not send the header that browsers tell the sender's site with.
 */
class CrossSiteGuard extends OncePerRequestFilter {

	private static final Set<String> READING = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(),
			HttpMethod.OPTIONS.name());

	private static final Set<String> OURS = Set.of("same-origin", "none");

	private final Problems problems;

	CrossSiteGuard(Problems problems) {
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		@Nullable String site = request.getHeader("Sec-Fetch-Site");
		if (site == null || OURS.contains(site) || READING.contains(request.getMethod())) {
			chain.doFilter(request, response);
		}
		else {
			problems.handle(request, response, new AccessDeniedException("Sent by another site"));
		}
	}

}
