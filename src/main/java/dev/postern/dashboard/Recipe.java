package dev.postern.dashboard;

import java.util.List;

import dev.postern.endpoint.ServiceView;
import org.jspecify.annotations.Nullable;

/**
 * How somebody makes an endpoint with one tool: what they paste there.
 *
 * @param tool the last part of a message key
 * @param text what is pasted
 * @param look what shows afterwards what is to be handed back, null if the tool does so
 * by itself
 */
record Recipe(String tool, String text, @Nullable String look) {

	/**
	 * Every way to make an endpoint for a service; none if Atlas has named it in an
	 * unknown form.
	 */
	static List<Recipe> of(ServiceView service) {
		return switch (service.provider()) {
			case AWS -> AwsCommands.of(service).map(AwsCommands::recipes).orElse(List.of());
			case AZURE -> AzureCommands.of(service).map(AzureCommands::recipes).orElse(List.of());
			case GCP -> GcpCommands.of(service).map(GcpCommands::recipes).orElse(List.of());
		};
	}

}
