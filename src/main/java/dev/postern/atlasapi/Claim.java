package dev.postern.atlasapi;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import dev.postern.endpoint.Place;
import dev.postern.endpoint.ServiceView;
import dev.postern.request.RequestView;
import dev.postern.wire.EndpointSpec;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * What one API key did last about one thing, and the request that came of it. By this the
 * same call again is told from another.
 */
@Entity
class Claim {

	private static final String MAKING = "make|";

	private static final String ATTACHING = "attach|";

	private static final String DETACHING = "detach|";

	@Id
	private UUID id;

	private UUID apiKeyId;

	private String subject;

	private String serviceId;

	private String endpointKey;

	private UUID requestId;

	private boolean answered;

	private @Nullable Instant leftAt;

	@Version
	private @Nullable Long version;

	protected Claim() {
	}

	Claim(UUID apiKeyId, String subject, RequestView request) {
		this.id = UUID.randomUUID();
		this.requestId = request.id();
		this.serviceId = request.service();
		this.apiKeyId = apiKeyId;
		this.subject = subject;
		this.endpointKey = Stream.of(ATTACHING, DETACHING)
			.filter(subject::startsWith)
			.findFirst()
			.map((verb) -> endpointKey(subject.substring(verb.length() + serviceId.length() + 1)))
			.orElse("");
	}

	/** By which what is about an endpoint is found, however its id is spelled. */
	static String endpointKey(String endpointId) {
		return endpointId.toLowerCase(Locale.ROOT);
	}

	/** The making of a service. */
	static String making(Place place) {
		return MAKING + String.join("|", place.projectId(), place.provider().name(), place.region(),
				place.portMapping() ? "mapped" : "");
	}

	/** The attaching of an endpoint. */
	static String attaching(String serviceId, String endpointId) {
		return ATTACHING + serviceId + '|' + EndpointSpec.idKey(endpointId);
	}

	/** The removal of a service. */
	static String removing(String serviceId) {
		return "remove|" + serviceId;
	}

	/** The detaching of an endpoint. */
	static String detaching(String serviceId, String endpointId) {
		return DETACHING + serviceId + '|' + EndpointSpec.idKey(endpointId);
	}

	/** Which other regions a service is reached from. */
	static String reaching(String serviceId) {
		return "reach|" + serviceId;
	}

	/** It is about this request from now on, and its key waits. */
	void standFor(RequestView request) {
		this.requestId = request.id();
		this.serviceId = request.service();
		this.answered = false;
		this.leftAt = null;
	}

	/** Its key has read how it ended, or never asked. */
	void answer() {
		this.answered = true;
	}

	/** Its key does not wait any more. */
	void leave(Instant now) {
		this.leftAt = now;
	}

	/** Its key waits again. */
	void comeBack() {
		this.leftAt = null;
	}

	/** Whether it is about the making of a service, wherever that is to stand by now. */
	boolean isMaking() {
		return subject.startsWith(MAKING);
	}

	boolean isOf(ServiceView service) {
		return serviceId.equals(service.id());
	}

	boolean isFor(RequestView request) {
		return requestId.equals(request.id());
	}

	boolean isAbout(String subject) {
		return this.subject.equals(subject);
	}

	/** Whether its key still waits, or could again. */
	boolean isOpen() {
		return !answered;
	}

	boolean hasLeft() {
		return leftAt != null;
	}

	UUID id() {
		return id;
	}

	UUID requestId() {
		return requestId;
	}

}
