package dev.postern.provisioning;

import java.util.Optional;
import java.util.UUID;

import dev.postern.request.Fulfilment;
import dev.postern.request.Underway;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is to take an endpoint away from a service. One at a time, until Atlas
 * has the removal in its hands: two at once would each see the other's endpoint stay, and
 * the service would go with the last of them.
 */
@Component
class Turns {

	private final Fulfilment fulfilment;

	private final Progress progress;

	private final JdbcClient database;

	Turns(Fulfilment fulfilment, Progress progress, JdbcClient database) {
		this.fulfilment = fulfilment;
		this.progress = progress;
		this.database = database;
	}

	/** Takes the turn for a request, if it needs one; false if another has it. */
	boolean take(UUID requestId) {
		Optional<Underway> request = fulfilment.ahead(requestId).filter(progress::isAboutToRemove);
		return request.isEmpty() || take(requestId, request.get().service());
	}

	private boolean take(UUID requestId, String serviceId) {
		database.sql("select id from endpoint_service where id = ? for update")
			.param(serviceId)
			.query(String.class)
			.single();
		boolean taken = database.sql("select request_id from removal_turn where service_id = ?")
			.param(serviceId)
			.query(UUID.class)
			.optional()
			.filter((other) -> !other.equals(requestId))
			.filter((other) -> isAtWork(other) || fulfilment.ahead(other).filter(progress::isAboutToRemove).isPresent())
			.isPresent();
		if (!taken) {
			database.sql("delete from removal_turn where service_id = ?").param(serviceId).update();
			database.sql("insert into removal_turn (service_id, request_id) values (?, ?)")
				.params(serviceId, requestId)
				.update();
		}
		return !taken;
	}

	/** Given up or not, a job that is at work may have a removal on its way to Atlas. */
	private boolean isAtWork(UUID requestId) {
		return database
			.sql("select count(*) from scheduled_tasks where task_name = ? and task_instance like ? and picked = true")
			.params(Jobs.CARRY_OUT.getTaskName(), requestId + ".%")
			.query(Long.class)
			.single() > 0;
	}

}
