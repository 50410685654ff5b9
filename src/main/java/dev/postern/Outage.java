package dev.postern;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells whether the database was out of reach, which is nobody's fault and passes.
 */
final class Outage {

	/**
	 * SQL states of lost connections, and of a server that is going down or coming up.
	 */
	private static final String STATES = "08.*|57P0[1-3]";

	private Outage() {
	}

	static boolean isBehind(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isOutage(cause)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isOutage(Throwable cause) {
		return switch (cause) {
			case CannotCreateTransactionException none -> true;
			case DataAccessResourceFailureException none -> true;
			case SQLTransientConnectionException none -> true;
			case SQLNonTransientConnectionException none -> true;
			case SQLRecoverableException none -> true;
			case SQLException other -> String.valueOf(other.getSQLState()).matches(STATES);
			default -> false;
		};
	}

}
