package dev.postern.request;

import java.util.List;
import java.util.stream.IntStream;

import dev.postern.endpoint.EndpointStatus;
import dev.postern.endpoint.ServiceView;
import org.jspecify.annotations.Nullable;

/**
 * One step of carrying out a request, and how far it is.
 */
public record RequestStep(Name name, State state) {

	/** The steps in order, none if nothing is or was to be carried out. */
	static List<RequestStep> of(ChangeRequest request, @Nullable ServiceView service) {
		List<Name> names = names(request.kind());
		return switch (request.status()) {
			case AWAITING_APPROVAL, APPROVED -> standing(names, 0, State.PENDING);
			case APPLYING -> standing(names, taken(request.content(), service), State.RUNNING);
			case FAILED ->
				standing(names, refused(request, service) ? 0 : taken(request.content(), service), State.FAILED);
			case APPLIED -> standing(names, names.size(), State.DONE);
			case REJECTED, WITHDRAWN, EXPIRED -> List.of();
		};
	}

	private static List<Name> names(RequestKind kind) {
		return switch (kind) {
			case CREATE_SERVICE -> List.of(Name.CREATE, Name.BECOME_READY);
			case ATTACH_ENDPOINT -> List.of(Name.ATTACH, Name.CONNECT);
			case DETACH_ENDPOINT -> List.of(Name.DETACH, Name.DISCONNECT);
			case DELETE_SERVICE -> List.of(Name.DELETE, Name.DISAPPEAR);
			case REPAIR_ENDPOINT -> List.of(Name.ATTACH, Name.CONNECT, Name.DETACH, Name.DISCONNECT);
			case ADOPT_SERVICE -> List.of(Name.ADOPT);
			case SET_REGIONAL_MODE -> List.of(Name.SWITCH);
			case SET_REMOTE_REGIONS -> List.of(Name.CHANGE, Name.BECOME_READY);
		};
	}

	/** How many steps have been taken, told from the service. */
	private static int taken(Change change, @Nullable ServiceView service) {
		if (service == null) {
			return 0;
		}
		if (change instanceof Change.RepairEndpoint repair
				&& Goals.status(service, repair.endpointId()) == EndpointStatus.AVAILABLE) {
			return Goals.isAboutToRemove(repair, service) ? 2 : 3;
		}
		return Goals.isHandedOver(change, service) ? 1 : 0;
	}

	/** Whether it was not Atlas that gave up an endpoint: then Atlas never had it. */
	private static boolean refused(ChangeRequest request, @Nullable ServiceView service) {
		boolean byAtlas = request.error() != null && request.error().code().startsWith("ENDPOINT_");
		return service != null && !byAtlas
				&& Goals.status(service, request.content().endpointId()) == EndpointStatus.FAILED;
	}

	private static List<RequestStep> standing(List<Name> names, int taken, State next) {
		return IntStream.range(0, names.size())
			.mapToObj((index) -> new RequestStep(names.get(index),
					(index < taken) ? State.DONE : (index == taken) ? next : State.PENDING))
			.toList();
	}

	/** What is done: by Postern in Atlas, or by Atlas thereupon. */
	public enum Name {

		/** Atlas is asked for a service. */
		CREATE,

		/** Atlas makes it, or changes it. */
		BECOME_READY,

		/** Atlas is told of an endpoint. */
		ATTACH,

		/** Atlas connects it. */
		CONNECT,

		/** Atlas is asked to let an endpoint go. */
		DETACH,

		/** Atlas lets it go. */
		DISCONNECT,

		/** Atlas is asked to remove a service. */
		DELETE,

		/** Atlas removes it. */
		DISAPPEAR,

		/** A service that stands is looked after. */
		ADOPT,

		/** Regional mode is turned on or off. */
		SWITCH,

		/** Atlas is asked to change a service. */
		CHANGE

	}

	/** How far a step is. */
	public enum State {

		/** It comes after others. */
		PENDING,

		/** It is under way. */
		RUNNING,

		/** It is behind. */
		DONE,

		/** It is where the request has failed. */
		FAILED

	}

}
