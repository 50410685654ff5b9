package dev.postern.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The API keys that this Atlas knows.
 */
@Component
@Profile({ "demo", "simulator" })
class Keys {

	private volatile Map<String, Key> keys = Map.of();

	private final Store store;

	/**
	 * A key as a tester sets it; what is left out stays as it is.
	 *
	 * @param secret a key's private half, or a service account's secret
	 */
	record Form(@JsonAlias("privateKey") @Nullable String secret, @Nullable List<Key.Grant> roles,
			@Nullable List<String> accessList) {

		/** Without the secret. */
		@Override
		public String toString() {
			return "Form" + roles;
		}

	}

	Keys(Store store, Seed seed) {
		this.store = store;
		seed.plant();
		load();
	}

	/** Reads everything from disk again. */
	@EventListener(Seed.Planted.class)
	final synchronized void load() {
		Map<String, Key> found = new TreeMap<>();
		for (Key key : store.read(Seed.KEYS, Key[].class)) {
			found.put(key.publicKey(), key);
		}
		this.keys = found;
	}

	Optional<Key> find(String publicKey) {
		return Optional.ofNullable(keys.get(publicKey));
	}

	List<Key> all() {
		return List.copyOf(keys.values());
	}

	/** Adds a key, or changes of a key what is given. A new key needs its secret. */
	synchronized Key put(String name, Form form) {
		Optional<Key> known = find(name);
		if (form.secret() == null && known.isEmpty()) {
			throw new IllegalArgumentException("A new key needs a privateKey, a new service account a secret");
		}
		List<Key.Grant> roles = (form.roles() != null) ? form.roles() : known.map(Key::roles).orElse(List.of());
		List<String> accessList = (form.accessList() != null) ? form.accessList()
				: known.map(Key::accessList).orElse(List.of());
		String proof = (form.secret() != null) ? Key.of(name, form.secret(), roles).proof()
				: known.orElseThrow().proof();
		Key key = new Key(name, proof, roles, accessList);
		Map<String, Key> changed = new TreeMap<>(keys);
		changed.put(name, key);
		replace(changed);
		return key;
	}

	synchronized void remove(String publicKey) {
		Map<String, Key> changed = new TreeMap<>(keys);
		changed.remove(publicKey);
		replace(changed);
	}

	/** On disk before anybody sees it. */
	private void replace(Map<String, Key> changed) {
		store.write(Seed.KEYS, changed.values());
		this.keys = changed;
	}

}
