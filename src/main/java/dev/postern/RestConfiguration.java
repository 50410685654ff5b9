package dev.postern;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What every REST route does before its controller.
 */
@Configuration(proxyBeanMethods = false)
class RestConfiguration implements WebMvcConfigurer {

	@Override
	public void addInterceptors(InterceptorRegistry interceptors) {
		interceptors.addInterceptor(new QueryGuard()).addPathPatterns("/api/v1/**");
	}

}
