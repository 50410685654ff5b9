package dev.postern.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Serves the style sheet as one file, with what it imports in place, each in its layer.
 * So a page asks for one style sheet, and the hash in its name covers all of it.
 */
class InlinedStyles extends AbstractResourceResolver {

	private static final Pattern IMPORT = Pattern.compile("@import url\\(\"([^\"]+)\"\\) layer\\(([a-z]+)\\);");

	@Override
	protected @Nullable Resource resolveResourceInternal(@Nullable HttpServletRequest request, String path,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		Resource resource = chain.resolveResource(request, path, locations);
		return (resource != null && path.endsWith("app.css")) ? inlined(resource) : resource;
	}

	@Override
	protected @Nullable String resolveUrlPathInternal(String path, List<? extends Resource> locations,
			ResourceResolverChain chain) {
		return chain.resolveUrlPath(path, locations);
	}

	private static Resource inlined(Resource sheet) {
		try {
			String text = sheet.getContentAsString(StandardCharsets.UTF_8);
			StringBuilder whole = new StringBuilder();
			Matcher imports = IMPORT.matcher(text);
			while (imports.find()) {
				String part = part(sheet, imports.group(1));
				imports.appendReplacement(whole,
						Matcher.quoteReplacement("@layer " + imports.group(2) + " {\n" + part + "\n}"));
			}
			imports.appendTail(whole);
			return new Whole(sheet, whole.toString().getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String part(Resource sheet, String name) throws IOException {
		Resource part = name.startsWith("/webjars/") ? new ClassPathResource("META-INF/resources" + name)
				: sheet.createRelative(name);
		return part.getContentAsString(StandardCharsets.UTF_8)
			.replaceFirst("^@charset \"UTF-8\";", "")
			.replaceFirst("/\\*# sourceMappingURL=.*\\*/", "");
	}

	/** All of the style sheet, under the name and the date of its first file. */
	private static final class Whole extends ByteArrayResource {

		private final Resource sheet;

		Whole(Resource sheet, byte[] bytes) {
			super(bytes);
			this.sheet = sheet;
		}

		@Override
		public @Nullable String getFilename() {
			return sheet.getFilename();
		}

		@Override
		public long lastModified() throws IOException {
			return sheet.lastModified();
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return super.equals(other);
		}

		@Override
		public int hashCode() {
			return super.hashCode();
		}

	}

}
