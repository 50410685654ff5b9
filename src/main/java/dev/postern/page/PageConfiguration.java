package dev.postern.page;

import java.util.Arrays;

import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * What stands between a browser and the pages' controllers, and how the style sheet is
 * served.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

	private final SentOnce sentOnce;

	private final PageFrame frame;

	private final WebProperties web;

	PageConfiguration(SentOnce sentOnce, PageFrame frame, WebProperties web) {
		this.sentOnce = sentOnce;
		this.frame = frame;
		this.web = web;
	}

	@Override
	public void addInterceptors(InterceptorRegistry interceptors) {
		interceptors.addInterceptor(sentOnce).excludePathPatterns("/api/**", "/simulator/**", "/actuator/**");
		interceptors.addInterceptor(frame).excludePathPatterns("/api/**", "/simulator/**", "/actuator/**");
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry handlers) {
		WebProperties.Resources resources = web.getResources();
		CacheControl cache = resources.getCache().getCachecontrol().toHttpCacheControl();
		handlers.addResourceHandler("/css/**")
			.addResourceLocations(locations(resources.getStaticLocations()))
			.setCacheControl((cache != null) ? cache : CacheControl.empty())
			.resourceChain(resources.getChain().isCache())
			.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
			.addResolver(new InlinedStyles());
	}

	private static String[] locations(String[] roots) {
		return Arrays.stream(roots).map((root) -> root + "css/").toArray(String[]::new);
	}

}
