package dev.postern.account;

import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What all processes know of spent nonces. Each statement is a transaction of its own, so
 * that what is spent stays spent, whatever becomes of the call.
 */
@Component
class SpentNonces {

	private final JdbcClient database;

	private final TransactionTemplate alone;

	SpentNonces(JdbcClient database, PlatformTransactionManager transactions) {
		this.database = database;
		this.alone = new TransactionTemplate(transactions);
		this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** Whether this is the first time that a nonce is spent with this counter. */
	boolean record(String nonce, long counter, Instant issuedAt) {
		try {
			alone.executeWithoutResult(
					(any) -> database.sql("insert into spent_nonce (nonce, nc, issued_at) values (?, ?, ?)")
						.params(nonce, counter, issuedAt.atOffset(ZoneOffset.UTC))
						.update());
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/** Deletes the oldest that were issued before, but not too many at once. */
	void forget(Instant before) {
		try {
			alone.executeWithoutResult((any) -> database.sql("""
					delete from spent_nonce where (nonce, nc) in (
						select nonce, nc from spent_nonce where issued_at < ?
						order by issued_at fetch first 256 rows only)""")
				.param(before.atOffset(ZoneOffset.UTC))
				.update());
		}
		catch (PessimisticLockingFailureException ex) {
			// then another process is deleting them
		}
	}

}
