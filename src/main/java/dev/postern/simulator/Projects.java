package dev.postern.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * All projects, as they stand now. A change is on disk before anybody sees it, and
 * changes to one project go one after another.
 */
@Component
@Profile({ "demo", "simulator" })
class Projects {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

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

	/** The project, if the key may see it. */
	Project readable(String id, Key key) {
		Project project = find(id);
		if (!key.mayRead(project)) {
			throw Refusal.notInProject();
		}
		return project;
	}

	/** The project, if the key owns it. */
	Project owned(String id, Key key) {
		Project project = readable(id, key);
		if (!key.mayWrite(project)) {
			throw Refusal.roleMissing();
		}
		return project;
	}

	/** Changes a project that the key owns; a refusal leaves it as it was. */
	Project change(String id, Key key, UnaryOperator<Project> change) {
		owned(id, key);
		Lock lock = locks.computeIfAbsent(id, (any) -> new ReentrantLock());
		lock.lock();
		try {
			Project changed = change.apply(find(id));
			store.write(FILE + id, changed);
			projects.put(id, changed);
			return changed;
		}
		finally {
			lock.unlock();
		}
	}

	private Project find(String id) {
		if (!ID.matcher(id).matches()) {
			throw Refusal.malformedProject(id);
		}
		Project project = projects.get(id);
		if (project == null) {
			throw Refusal.noProject(id);
		}
		return now(project);
	}

	private Project now(Project project) {
		return project.at(clock.instant(), pace);
	}

}
