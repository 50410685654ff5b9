package dev.postern.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.postern.wire.AtlasRefusal;

/**
 * All projects, as they stand now. A change is on disk before anybody sees it, and
 * changes to one project go one after another.
 */
@Component
@Profile({ "demo", "simulator" })
class Projects {

	/** How the names of files with projects begin. */
	static final String FILE = "project-";

	private final Map<String, Project> projects = new ConcurrentHashMap<>();

	private final Map<String, Lock> locks = new ConcurrentHashMap<>();

	private final Store store;

	private final Pace pace;

	private final Clock clock;

	Projects(Store store, Seed seed, SimulatorSettings settings, Clock clock) {
		this.store = store;
		this.pace = settings.pace();
		this.clock = clock;
		seed.plant();
		load();
	}

	/** Reads everything from disk again. */
	@EventListener(Seed.Planted.class)
	final void load() {
		projects.clear();
		for (String name : store.names(FILE)) {
			Project project = store.read(name, Project.class);
			projects.put(project.id(), project);
		}
	}

	List<Project> all() {
		return projects.values().stream().map(this::now).sorted((a, b) -> a.id().compareTo(b.id())).toList();
	}

	List<Project> visible(Key key) {
		return all().stream().filter(key::mayRead).toList();
	}

	/** The project, if the key may see it. */
	Project readable(String id, Key key) {
		Project project = find(id);
		if (!key.mayRead(project)) {
			throw AtlasRefusal.notInProject();
		}
		return project;
	}

	/** The project, if the key owns it. */
	Project owned(String id, Key key) {
		Project project = readable(id, key);
		if (!key.mayWrite(project)) {
			throw AtlasRefusal.roleMissing();
		}
		return project;
	}

	/** Changes a project that the key owns; a refusal leaves it as it was. */
	Project change(String id, Key key, UnaryOperator<Project> change) {
		owned(id, key);
		return change(id, change);
	}

	/** Changes a project, whoever owns it. */
	Project change(String id, UnaryOperator<Project> change) {
		return locked(id, () -> keep(change.apply(find(id))));
	}

	Project put(String id, ProjectForm form, Rules rules) {
		return locked(id, () -> keep(form.make(id, clock.instant(), pace, rules)));
	}

	void remove(String id) {
		locked(id, () -> {
			store.delete(FILE + id);
			return projects.remove(id);
		});
	}

	private Project keep(Project changed) {
		store.write(FILE + changed.id(), changed);
		projects.put(changed.id(), changed);
		return changed;
	}

	private <T extends @Nullable Object> T locked(String id, Supplier<T> work) {
		Lock lock = locks.computeIfAbsent(id, (any) -> new ReentrantLock());
		lock.lock();
		try {
			return work.get();
		}
		finally {
			lock.unlock();
		}
	}

	Project find(String id) {
		if (!Ids.FORM.matcher(id).matches()) {
			throw AtlasRefusal.malformedProject(id);
		}
		Project project = projects.get(id);
		if (project == null) {
			throw AtlasRefusal.noProject(id);
		}
		return now(project);
	}

	private Project now(Project project) {
		return project.at(clock.instant(), pace);
	}

}
