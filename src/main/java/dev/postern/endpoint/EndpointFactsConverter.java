package dev.postern.endpoint;

import jakarta.persistence.Converter;

@Converter
class EndpointFactsConverter extends JsonConverter<EndpointFacts> {

	EndpointFactsConverter() {
		super(EndpointFacts.class);
	}

}
