package dev.postern.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.postern.atlas.AtlasReply.Success;
import dev.postern.atlas.AtlasReply.Unreachable;
import dev.postern.wire.AtlasCluster;
import dev.postern.wire.AtlasEndpoint;
import dev.postern.wire.AtlasVersion;
import dev.postern.wire.AtlasProject;
import dev.postern.wire.AtlasRegionalMode;
import dev.postern.wire.AtlasRoot;
import dev.postern.wire.AtlasService;
import dev.postern.wire.EndpointSpec;
import dev.postern.wire.Provider;
import dev.postern.wire.Region;
import dev.postern.wire.RemoteRegions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Atlas, or what {@code postern.atlas.base-url} names instead. Every call blocks until it
 * knows what came of it, and throws nothing that can be expected. No write is repeated:
 * after an {@code Unreachable}, look before writing again.
 */
@Component
public class Atlas {

	private static final int MOST_PAGES = 100;

	private final AtlasHttp http;

	Atlas(AtlasHttp http) {
		this.http = http;
	}

	/** Where it is, or what stands in for it. */
	public String address() {
		return http.baseUrl();
	}

	/** Forgets what was kept for a key that is not used any more. */
	public void forget(String publicKey) {
		http.forget(publicKey);
	}

	/** What the key is, and the roles it has. */
	public AtlasReply<AtlasRoot> root(AtlasKey key) {
		return http.send(key, AtlasCall.of(HttpMethod.GET), AnswerReader.one(AtlasRoot.class));
	}

	/** Every project that the key sees. */
	public AtlasReply<List<AtlasProject>> projects(AtlasKey key) {
		return pages(key, AtlasCall.of(HttpMethod.GET, "groups"), AnswerReader.one(AtlasProject.class));
	}

	public AtlasReply<AtlasProject> project(AtlasKey key, String projectId) {
		return http.send(key, AtlasCall.of(HttpMethod.GET, "groups", projectId), AnswerReader.one(AtlasProject.class));
	}

	/** Every dedicated cluster of a project, with its connection strings. */
	public AtlasReply<List<AtlasCluster>> clusters(AtlasKey key, String projectId) {
		return pages(key,
				AtlasCall.of(HttpMethod.GET, "groups", projectId, "clusters")
					.withVersion(AtlasVersion.V2024_08_05.mediaType()),
				(body) -> AnswerReader.one(AtlasCluster.class).apply(body).readFrom(body));
	}

	/** Every service of a project at one provider; Atlas lists no more in one call. */
	public AtlasReply<List<AtlasService>> services(AtlasKey key, String projectId, Provider provider) {
		AtlasCall call = AtlasCall.of(HttpMethod.GET, "groups", projectId, "privateEndpoint", provider.name(),
				"endpointService");
		return http.send(key, call, AnswerReader.list(AnswerReader.one(AtlasService.class)));
	}

	public AtlasReply<AtlasService> service(AtlasKey key, ServicePath path) {
		return http.send(key, call(HttpMethod.GET, path), AnswerReader.one(AtlasService.class));
	}

	/**
	 * Asks for a service. The reply's body is null if Atlas said yes and no more.
	 * @param portMapping Google Cloud only: one attachment for all nodes
	 * @param remoteRegions AWS only: from where else it is to be reached, by Atlas names
	 */
	public AtlasReply<@Nullable AtlasService> createService(AtlasKey key, String projectId, Region region,
			boolean portMapping, List<String> remoteRegions) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("providerName", region.provider());
		body.put("region", region.atlasName());
		if (portMapping) {
			body.put("portMappingEnabled", true);
		}
		if (!remoteRegions.isEmpty()) {
			body.put(RemoteRegions.ATTRIBUTE, remoteRegions);
		}
		AtlasCall call = AtlasCall.of(HttpMethod.POST, "groups", projectId, "privateEndpoint", "endpointService");
		return http.send(key, call.withBody(body), AnswerReader.perhaps(AtlasService.class));
	}

	/**
	 * Has a service of AWS reached from these other regions and no more, which takes its
	 * time. The reply's body is null if Atlas said yes and no more.
	 */
	public AtlasReply<@Nullable AtlasService> setRemoteRegions(AtlasKey key, ServicePath path,
			List<String> remoteRegions) {
		AtlasCall call = AtlasCall.of(HttpMethod.PATCH, "groups", path.projectId(), "privateEndpoint",
				"endpointService", path.atlasId());
		return http.send(key,
				call.withBody(Map.of("cloudProvider", path.provider(), RemoteRegions.ATTRIBUTE, remoteRegions)),
				AnswerReader.perhaps(AtlasService.class));
	}

	/** Asks for a service's removal, which takes its time. */
	public AtlasReply<@Nullable Void> deleteService(AtlasKey key, ServicePath path) {
		return http.send(key, call(HttpMethod.DELETE, path), AnswerReader::nothing);
	}

	/**
	 * Attaches an endpoint. The reply's body is null if Atlas said yes and no more.
	 */
	public AtlasReply<@Nullable AtlasEndpoint> addEndpoint(AtlasKey key, ServicePath path, EndpointSpec endpoint) {
		return http.send(key, call(HttpMethod.POST, path, "endpoint").withBody(endpoint.body()),
				AnswerReader.perhaps(AtlasEndpoint.class));
	}

	public AtlasReply<AtlasEndpoint> endpoint(AtlasKey key, ServicePath path, String endpointId) {
		return http.send(key, call(HttpMethod.GET, path, "endpoint", endpointId),
				AnswerReader.one(AtlasEndpoint.class));
	}

	/** Asks for an endpoint's removal. The last one takes the service with it. */
	public AtlasReply<@Nullable Void> removeEndpoint(AtlasKey key, ServicePath path, String endpointId) {
		return http.send(key, call(HttpMethod.DELETE, path, "endpoint", endpointId), AnswerReader::nothing);
	}

	/** Whether a project is in regional mode. */
	public AtlasReply<AtlasRegionalMode> regionalMode(AtlasKey key, String projectId) {
		return http.send(key, regionalMode(HttpMethod.GET, projectId), AnswerReader.one(AtlasRegionalMode.class));
	}

	/**
	 * Turns regional mode on or off, which changes connection strings. The reply's body
	 * is null if Atlas said yes and no more.
	 */
	public AtlasReply<@Nullable AtlasRegionalMode> setRegionalMode(AtlasKey key, String projectId, boolean enabled) {
		return http.send(key, regionalMode(HttpMethod.PATCH, projectId).withBody(Map.of("enabled", enabled)),
				AnswerReader.perhaps(AtlasRegionalMode.class));
	}

	private static AtlasCall regionalMode(HttpMethod method, String projectId) {
		return AtlasCall.of(method, "groups", projectId, "privateEndpoint", "regionalMode");
	}

	private static AtlasCall call(HttpMethod method, ServicePath path, String... more) {
		Stream<String> service = Stream.of("groups", path.projectId(), "privateEndpoint", path.provider().name(),
				"endpointService", path.atlasId());
		return AtlasCall.of(method, Stream.concat(service, Stream.of(more)).toArray(String[]::new));
	}

	private <T> AtlasReply<List<T>> pages(AtlasKey key, AtlasCall call, Function<JsonNode, T> item) {
		List<T> items = new ArrayList<>();
		for (int number = 1;; number++) {
			AtlasReply<ResultPage<T>> reply = http.send(key, call.page(number), ResultPage.of(item));
			if (!(reply instanceof Success<ResultPage<T>> success)) {
				return reply.map(ResultPage::items);
			}
			items.addAll(success.body().items());
			if (!success.body().goesOn(items.size())) {
				return reply.map((last) -> List.copyOf(items));
			}
			if (number == MOST_PAGES) {
				return new Unreachable<>("The list does not end", reply.exchange());
			}
		}
	}

}
