package dev.postern.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.postern.endpoint.Followed;
import dev.postern.endpoint.Observations;
import dev.postern.wire.Provider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that a place has its job for looking exactly while something is on its way
 * there, whichever process set it going. Whoever adds the job and whoever ends it holds
 * the project's row, so that neither misses what the other has just done.
 */
@Service
@Transactional
@PreAuthorize("hasRole('SYSTEM')")
class Watch {

	// later, because the scheduler knows the jobs, and the jobs know this
	private final ObjectProvider<SchedulerClient> scheduler;

	private final Observations observations;

	private final Pace pace;

	private final JdbcClient database;

	private final Clock clock;

	Watch(ObjectProvider<SchedulerClient> scheduler, Observations observations, Pace pace, JdbcClient database,
			Clock clock) {
		this.scheduler = scheduler;
		this.observations = observations;
		this.pace = pace;
		this.database = database;
		this.clock = clock;
	}

	/** Has a place looked at, if something is on its way there, and no later than due. */
	void keep(Followed where) {
		observations.motion(where).youngest().ifPresent((since) -> {
			hold(where.projectId());
			lookNoLaterThan(clock.instant().plus(pace.round(since)), where);
		});
	}

	/** Gives every place its job that has lost it. */
	void keepAll() {
		observations.followed().forEach(this::keep);
	}

	/** Something was mended for these projects, so they need not be left alone. */
	void wake(Collection<String> projectIds) {
		observations.followed().stream().filter((where) -> projectIds.contains(where.projectId())).forEach((where) -> {
			hold(where.projectId());
			lookNoLaterThan(clock.instant(), where);
		});
	}

	/** Has a whole project looked at as soon as this is committed. */
	void begin(String projectId) {
		Stream.of(Provider.values())
			.map((provider) -> new Followed(projectId, provider))
			.forEach((where) -> lookNoLaterThan(clock.instant(), where));
	}

	/** What follows a look: the next one, or nothing if nothing is on its way. */
	void conclude(LookJob job, Step step, ExecutionComplete complete, ExecutionOperations<LookJob> operations) {
		hold(job.where().projectId());
		Instant now = clock.instant();
		observations.motion(job.where())
			.youngest()
			.or(() -> neverSeen(job, step) ? Optional.of(now) : Optional.empty())
			.map((since) -> now.plus(pace.untilNextLook(step, since)))
			.ifPresentOrElse((next) -> operations.reschedule(complete, next,
					(step instanceof Step.Done) ? job.lookedAt(now) : job), operations::remove);
	}

	/** The first look at a place is taken again until it sees something. */
	private static boolean neverSeen(LookJob job, Step step) {
		return job.lookedAt() == null && step instanceof Step.Again;
	}

	private void lookNoLaterThan(Instant latest, Followed where) {
		SchedulerClient jobs = scheduler.getObject();
		TaskInstance<LookJob> instance = LookJob.at(where);
		Optional<ScheduledExecution<Object>> standing = jobs.getScheduledExecution(instance);
		if (standing.isEmpty()) {
			jobs.scheduleIfNotExists(instance, latest);
		}
		else if (!standing.get().isPicked() && standing.get().getExecutionTime().isAfter(latest)) {
			jobs.reschedule(instance, latest);
		}
	}

	private void hold(String projectId) {
		database.sql("select id from project where id = ? for update").param(projectId).query(String.class).single();
	}

}
