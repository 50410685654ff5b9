package dev.postern.provisioning;

import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.postern.endpoint.Followed;
import org.jspecify.annotations.Nullable;

/**
 * The job that looks at one place, as long as something is on its way there.
 *
 * @param lookedAt when it was looked at last, null if never
 */
record LookJob(Followed where, @Nullable Instant lookedAt) {

	/** There is one for each place. */
	static TaskInstance<LookJob> at(Followed where) {
		return new TaskInstance<>(Jobs.LOOK.getTaskName(), where.projectId() + '.' + where.provider(),
				new LookJob(where, null));
	}

	LookJob lookedAt(Instant now) {
		return new LookJob(where, now);
	}

}
