package dev.postern.simulator;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.postern.wire.AtlasRefusal;
import dev.postern.wire.EndpointBody;
import dev.postern.wire.Provider;

/**
 * An endpoint that is to be added.
 */
record Addition(String id, Handed handed) {

	static Addition read(Provider provider, byte @Nullable [] json) {
		return of(EndpointBody.read(provider, json));
	}

	/** Of the first, AWS-only generation. */
	static Addition legacy(byte @Nullable [] json) {
		return of(EndpointBody.legacy(json));
	}

	/**
	 * This addition as a service takes it: what is handed in must be as many rules as it
	 * has attachments, and where there is one of them, its name is the endpoint's.
	 */
	Addition to(Service service) {
		if (!(handed instanceof Handed.Gcp gcp && service.offer() instanceof Offer.Gcp offer)) {
			return this;
		}
		if (gcp.rules().size() != offer.attachments()) {
			throw AtlasRefusal.attribute("endpoints");
		}
		String name = offer.portMapped() ? gcp.rules().getFirst().name() : id;
		return new Addition(name, new Handed.Gcp(gcp.project(), offer.portMapped(), gcp.rules()));
	}

	private static Addition of(EndpointBody body) {
		Handed handed = switch (body.provider()) {
			case AWS -> new Handed.Aws();
			case AZURE -> new Handed.Azure(String.valueOf(body.address()));
			case GCP -> new Handed.Gcp(String.valueOf(body.gcpProject()), false, rules(body));
		};
		return new Addition(body.id(), handed);
	}

	private static List<Handed.Rule> rules(EndpointBody body) {
		return body.rules().stream().map((rule) -> new Handed.Rule(rule.endpointName(), rule.ipAddress())).toList();
	}

}
