package dev.postern.provisioning;

import dev.postern.atlas.AtlasReply;
import dev.postern.atlas.AtlasReply.Refused;
import dev.postern.atlas.AtlasReply.Success;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try: the reply to the write, if one was made, what follows, and what
 * the inventory has to learn in the same transaction.
 *
 * @param reply of the write, null if none was made
 * @param step what follows
 * @param found whether it was there already
 * @param lesson for the inventory; taken only when the step is {@link Step.Done} or
 * {@link Step.More}
 */
record Result(@Nullable AtlasReply<?> reply, Step step, boolean found, Runnable lesson) {

	private static final Runnable NOTHING = () -> {
	};

	/** It was there already. */
	static Result found(Runnable lesson) {
		return new Result(null, Step.DONE, true, lesson);
	}

	/** Looking failed, so nothing was written. */
	static Result notTried(AtlasReply<?> look) {
		return new Result(null, Replies.step(look), false, NOTHING);
	}

	/** Looking showed that this is not the time to write. */
	static Result busy(Step step) {
		return new Result(null, step, false, NOTHING);
	}

	/** Atlas answered the write. */
	static Result answered(AtlasReply<?> reply, Runnable lesson) {
		return new Result(reply, (reply instanceof Success) ? Step.DONE : Replies.step(reply), false, lesson);
	}

	/** Atlas answered the write with less than is needed. */
	static Result answered(AtlasReply<?> reply, Step step) {
		return new Result(reply, step, false, NOTHING);
	}

	/** Whether Atlas said no, so that nothing comes of the write. */
	boolean isRefused() {
		return reply instanceof Refused<?> refused && refused.status() < 500 && !(step instanceof Step.Done);
	}

	/** The same, but with something else following from it. */
	Result as(Step other) {
		return new Result(reply, other, found, lesson);
	}

}
