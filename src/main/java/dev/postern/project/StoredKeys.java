package dev.postern.project;

import java.util.UUID;

import dev.postern.atlas.AtlasKey;
import dev.postern.project.StoredKeyTested.Trial;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * The keys that Postern uses towards Atlas. They can be put in and tried, never read.
 */
@Service
public class StoredKeys {

	private final KeyRing ring;

	private final AtlasProbe atlas;

	StoredKeys(KeyRing ring, AtlasProbe atlas) {
		this.ring = ring;
		this.atlas = atlas;
	}

	/** Stores a pair without trying it, so that this works while Atlas does not. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public StoredKeyView add(String label, AtlasKey pair) {
		return ring.add(label, pair);
	}

	/** Stores an API key without trying it. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public StoredKeyView add(String label, String publicKey, String privateKey) {
		return add(label, new AtlasKey(publicKey, privateKey));
	}

	/** All of them, newest first. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public ListPage<StoredKeyView> list(ListQuery query) {
		return ring.page(query);
	}

	/** One of them. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public StoredKeyView find(UUID id) {
		return ring.view(id);
	}

	/** Whether this very pair is stored. */
	@PreAuthorize("hasRole('SYSTEM')")
	public boolean knows(AtlasKey pair) {
		return ring.knows(pair);
	}

	/** Asks Atlas what the key is and sees, and remembers how that went. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public KeyTestView test(UUID id) {
		AtlasKey pair = ring.open(id);
		return tried(id, pair).view();
	}

	/**
	 * Tries a new pair in Atlas and, if it serves as well, puts it in the old one's
	 * place.
	 */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public StoredKeyView rotate(UUID id, AtlasKey pair) {
		String replaced = ring.view(id).publicKey();
		Probe probe = tried(id, pair);
		return switch (probe.outcome()) {
			case PASSED -> {
				StoredKeyView rotated = ring.rotate(id, pair, probe);
				if (!replaced.equals(pair.publicKey())) {
					atlas.forget(replaced);
				}
				yield rotated;
			}
			case REFUSED -> throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "KEY_REFUSED",
					"Atlas does not take the new key, so the old one stays. " + probe.sentence());
			case UNREACHABLE -> throw AtlasProbe.unreachable(probe.sentence());
		};
	}

	/** The same with an API key. */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public StoredKeyView rotate(UUID id, String publicKey, String privateKey) {
		return rotate(id, new AtlasKey(publicKey, privateKey));
	}

	/**
	 * Forgets a key. The projects that it opened have none from then on; if work still
	 * needs it, it stays.
	 */
	@PreAuthorize("hasAnyRole('OPERATOR', 'SYSTEM')")
	public void remove(UUID id) {
		String publicKey = ring.view(id).publicKey();
		ring.remove(id);
		atlas.forget(publicKey);
	}

	private Probe tried(UUID id, AtlasKey pair) {
		Trial trial = ring.intendTrial(id, pair);
		Probe probe = atlas.probe(pair);
		ring.recordTrial(trial, probe);
		return probe;
	}

}
