package dev.postern.project;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.postern.account.Caller;
import dev.postern.atlas.AtlasKey;
import dev.postern.audit.Actor;
import dev.postern.audit.Outcome;
import dev.postern.project.StoredKeyTested.Trial;
import dev.postern.rest.ApiProblem;
import dev.postern.rest.ListPage;
import dev.postern.rest.ListQuery;
import dev.postern.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of stored keys and what is sealed in them. Every method is one transaction and
 * none calls Atlas, which is why this is apart from {@link StoredKeys}.
 */
@Component
class KeyRing {

	private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

	private final StoredKeyRepository keys;

	private final ProjectRepository projects;

	private final Vault vault;

	private final Clock clock;

	KeyRing(StoredKeyRepository keys, ProjectRepository projects, Vault vault, Clock clock) {
		this.keys = keys;
		this.projects = projects;
		this.vault = vault;
		this.clock = clock;
	}

	@Transactional
	StoredKeyView add(String label, AtlasKey pair) {
		refuseDuplicate(pair.publicKey(), null);
		Instant now = clock.instant();
		StoredKey key = new StoredKey(label, pair, vault, now);
		key.announce(changed("stored-key.add", key,
				Map.of("label", label, "kind", pair.kind(), "publicKey", pair.publicKey())));
		return keys.save(key).view(Set.of());
	}

	@Transactional(readOnly = true)
	ListPage<StoredKeyView> page(ListQuery query) {
		List<StoredKey> rows = keys.page(query.before(), query.beforeUuid(), Limit.of(query.limit() + 1));
		Map<UUID, Set<String>> opened = projectIds(rows);
		return ListPage.cut(rows, query, (key) -> ListQuery.cursor(key.createdAt(), key.id()),
				(key) -> key.view(opened.getOrDefault(key.id(), Set.of())));
	}

	@Transactional(readOnly = true)
	StoredKeyView view(UUID id) {
		return find(id).view(projectIds(id));
	}

	/** Several keys at once, by id. */
	@Transactional(readOnly = true)
	Map<UUID, StoredKeyView> views(Set<UUID> ids) {
		List<StoredKey> rows = keys.findByIdIn(ids);
		Map<UUID, Set<String>> opened = projectIds(rows);
		return rows.stream()
			.collect(Collectors.toMap(StoredKey::id, (key) -> key.view(opened.getOrDefault(key.id(), Set.of()))));
	}

	/** The key of a project. One that cannot be opened is as good as none. */
	@Transactional(readOnly = true)
	Optional<AtlasKey> ofProject(String projectId) {
		try {
			return projects.findById(projectId)
				.flatMap((project) -> Optional.ofNullable(project.storedKeyId()))
				.flatMap(keys::findById)
				.map((key) -> key.open(vault));
		}
		catch (Vault.SealedException ex) {
			LOG.warn("Project {} has to do without its key", projectId, ex);
			return Optional.empty();
		}
	}

	@Transactional(readOnly = true)
	AtlasKey open(UUID id) {
		return find(id).open(vault);
	}

	@Transactional(readOnly = true)
	boolean knows(AtlasKey pair) {
		return keys.findByPublicKey(pair.publicKey()).filter((key) -> key.open(vault).equals(pair)).isPresent();
	}

	/** Logs that a pair is about to be tried for a key. */
	@Transactional
	Trial intendTrial(UUID id, AtlasKey pair) {
		StoredKey key = find(id);
		Trial trial = new Trial(id, pair.publicKey(), key.open(vault).equals(pair), projectIds(id));
		key.announce(new StoredKeyTested(clock.instant(), actor(), trial, Outcome.INTENDED, List.of()));
		keys.save(key);
		return trial;
	}

	/** Logs what came of a trial; of the key's own pair, the key remembers it. */
	@Transactional
	void recordTrial(Trial trial, Probe probe) {
		StoredKey key = find(trial.keyId());
		Instant now = clock.instant();
		if (trial.own()) {
			key.tested(probe.outcome(), probe.sentence(), now);
		}
		key.announce(new StoredKeyTested(now, actor(), trial, probe.auditOutcome(), probe.calls()));
		keys.save(key);
	}

	/**
	 * Puts a pair in place that serves every project which the key opens at this moment.
	 */
	@Transactional
	StoredKeyView rotate(UUID id, AtlasKey pair, Probe probe) {
		StoredKey key = find(id);
		refuseDuplicate(pair.publicKey(), id);
		Set<String> projectIds = projectIds(id);
		List<String> lost = projectIds.stream().filter((projectId) -> !probe.serves(projectId)).toList();
		if (!lost.isEmpty()) {
			throw ApiProblem
				.conflict("KEY_DOES_NOT_SERVE",
						"The new key is not Project Owner of every project that this key opens.")
				.with("projectIds", lost);
		}
		Instant now = clock.instant();
		key.rotate(pair, vault, now);
		key.tested(probe.outcome(), probe.sentence(), now);
		key.announce(new StoredKeyRotated(now, actor(), id, pair.publicKey(), projectIds));
		return keys.save(key).view(projectIds);
	}

	@Transactional
	void remove(UUID id) {
		StoredKey key = find(id);
		List<Project> opened = projects.findByStoredKeyIdOrderById(id);
		Instant now = clock.instant();
		key.announce(new StoredKeyRemoving(id, projectIds(id)));
		key.announce(changed("stored-key.remove", key, Map.of("publicKey", key.publicKey())));
		opened.forEach((project) -> {
			project.opensWith(null);
			project.announce(new ProjectKeyChanged(now, actor(), project.id(), null));
			projects.save(project);
		});
		keys.delete(key);
	}

	private StoredKey find(UUID id) {
		return keys.findById(id).orElseThrow(() -> ApiProblem.notFound("stored key", id));
	}

	private Set<String> projectIds(UUID id) {
		return projects.findByStoredKeyIdOrderById(id)
			.stream()
			.map(Project::id)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private Map<UUID, Set<String>> projectIds(List<StoredKey> rows) {
		Map<UUID, Set<String>> opened = new HashMap<>();
		projects.openedBy(rows.stream().map(StoredKey::id).toList()).forEach((project) -> {
			UUID keyId = project.storedKeyId();
			if (keyId != null) {
				opened.computeIfAbsent(keyId, (id) -> new TreeSet<>()).add(project.id());
			}
		});
		return opened;
	}

	private void refuseDuplicate(String publicKey, @Nullable UUID except) {
		keys.findByPublicKey(publicKey).filter((known) -> !known.id().equals(except)).ifPresent((known) -> {
			throw ApiProblem.conflict("STORED_KEY_EXISTS", "The key %s is stored already.".formatted(publicKey))
				.with("storedKeyId", known.id());
		});
	}

	private StoredKeyChanged changed(String kind, StoredKey key, Map<String, Object> details) {
		return new StoredKeyChanged(clock.instant(), actor(), kind, key.id().toString(), details);
	}

	private static Actor actor() {
		return Caller.current().actor();
	}

}
