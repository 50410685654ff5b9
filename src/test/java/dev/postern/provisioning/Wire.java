package dev.postern.provisioning;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Sees every call to Atlas in the thread that makes it, before it leaves, and can hold
 * it.
 */
class Wire {

	private static final Consumer<ClientRequest> FREE = (request) -> {
	};

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	private volatile Consumer<ClientRequest> holder = FREE;

	/** One call, and whether a transaction was open while it was made. */
	record Call(String method, String path, boolean insideTransaction) {
	}

	void call(ClientRequest request) {
		calls.add(new Call(request.method().name(), request.url().getPath(),
				TransactionSynchronizationManager.isActualTransactionActive()));
		holder.accept(request);
	}

	/** Has every call go through this first. */
	void hold(Consumer<ClientRequest> next) {
		this.holder = next;
	}

	/** Has something happen in the moment before the next call of this method leaves. */
	void beforeNext(String method, Runnable happening) {
		hold((request) -> {
			if (request.method().name().equals(method)) {
				hold(FREE);
				happening.run();
			}
		});
	}

	void release() {
		hold(FREE);
	}

	List<Call> calls() {
		return List.copyOf(calls);
	}

	void reset() {
		calls.clear();
		release();
	}

}
