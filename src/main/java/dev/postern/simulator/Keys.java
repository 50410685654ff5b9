package dev.postern.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

	/** Adds a key, or changes of a key what is given. A new key needs its private key. */
	synchronized Key put(String publicKey, @Nullable String privateKey, @Nullable List<Key.Grant> roles) {
		Optional<Key> known = find(publicKey);
		if (privateKey == null && known.isEmpty()) {
			throw new IllegalArgumentException("A new key needs a privateKey");
		}
		List<Key.Grant> granted = (roles != null) ? roles : known.map(Key::roles).orElse(List.of());
		Key key = (privateKey != null) ? Key.of(publicKey, privateKey, granted)
				: new Key(publicKey, known.orElseThrow().ha1(), granted);
		Map<String, Key> changed = new TreeMap<>(keys);
		changed.put(publicKey, key);
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
