package dev.postern.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The API keys that this Atlas knows.
 */
@Component
@Profile({ "demo", "simulator" })
class Keys {

	private final Map<String, Key> keys = new ConcurrentSkipListMap<>();

	private final Store store;

	Keys(Store store, Seed seed) {
		this.store = store;
		seed.plant();
		load();
	}

	/** Reads everything from disk again. */
	final synchronized void load() {
		keys.clear();
		for (Key key : store.read(Seed.KEYS, Key[].class)) {
			keys.put(key.publicKey(), key);
		}
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
		keys.put(publicKey, key);
		store.write(Seed.KEYS, keys.values());
		return key;
	}

	synchronized void remove(String publicKey) {
		keys.remove(publicKey);
		store.write(Seed.KEYS, keys.values());
	}

}
