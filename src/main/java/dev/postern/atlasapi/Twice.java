package dev.postern.atlasapi;

import java.util.function.Supplier;

import dev.postern.rest.ApiProblem;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;

/**
 * Where it was found at the last moment that another call had come first, a second look
 * sees it, and joins it or says what it is.
 */
final class Twice {

	private Twice() {
	}

	static <T> T look(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
			return call.get();
		}
		catch (ApiProblem ex) {
			if (ex.status() == HttpStatus.CONFLICT) {
				return call.get();
			}
			throw ex;
		}
	}

	static void look(Runnable call) {
		look(() -> {
			call.run();
			return true;
		});
	}

}
