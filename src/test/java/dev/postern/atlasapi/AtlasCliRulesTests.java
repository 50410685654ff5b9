package dev.postern.atlasapi;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

import dev.postern.provisioning.Crank;
import dev.postern.provisioning.Cranked;
import dev.postern.request.ChangeRequests;
import dev.postern.testing.AtlasClient;
import dev.postern.testing.Portal;
import dev.postern.wire.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Atlas CLI does: create, watch, describe, list and delete.
 */
@Cranked
class AtlasCliRulesTests {

	private final Scene scene;

	private final AtlasClient ada;

	AtlasCliRulesTests(Portal portal, Crank crank, ChangeRequests requests) {
		this.scene = new Scene(portal, crank, requests);
		this.ada = scene.ada;
	}

	@ParameterizedTest
	@EnumSource
	void whatIsCreatedIsWatchedUntilItIsThere(Provider provider) {
		String id = scene.asked(provider);
		String path = Scene.service(provider, id);
		assertThat(Scene.status(ada.get(path))).isEqualTo("INITIATING");
		scene.approve(id);

		assertThat(watch(path)).isEqualTo("AVAILABLE");

		String described = ada.get(path).body();
		assertThat(described).contains("\"id\":\"" + id + '"');
		assertThat(ada.get(Scene.services(provider)).body()).isEqualTo('[' + described + ']');
		ada.delete(path);
		scene.approve(id);
		assertThat(watch(path)).isEqualTo("404");
	}

	@Test
	void anEndpointIsWatchedToo() {
		String id = scene.ready();
		scene.attach(ada, id);
		scene.approve(id);
		assertThat(watch(Scene.endpoint(id))).isEqualTo("AVAILABLE");
		ada.delete(Scene.endpoint(id));
		scene.decide(scene.last(id), "APPROVE", true);
		assertThat(watch(Scene.endpoint(id))).isEqualTo("404");
	}

	@Test
	void aWatchEndsWithARejection() {
		String id = scene.asked();
		scene.reject(id);

		assertThat(watch(Scene.service(id))).isEqualTo("403");
	}

	/** Every four seconds until it is there, has failed, or cannot be read. */
	private String watch(String path) {
		for (int i = 0; i < 300; i++) {
			HttpResponse<String> read = ada.get(path);
			if (read.statusCode() != 200) {
				return String.valueOf(read.statusCode());
			}
			if (Set.of("AVAILABLE", "FAILED").contains(Scene.status(read))) {
				return Scene.status(read);
			}
			scene.crank.turn(1, Duration.ofSeconds(4));
		}
		return "still there";
	}

}
