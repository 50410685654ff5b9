package dev.postern.simulator;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Decides who calls, for one way of saying so.
 */
interface Guard {

	/** The way in for tokens, which only service accounts go. */
	String OAUTH = AtlasGate.API + "oauth/";

	/** Whether this call is its to judge. */
	boolean guards(HttpServletRequest request);

	Verdict judge(HttpServletRequest request);

	/** Answers a call that nobody stands behind. */
	void challenge(HttpServletResponse answer, boolean stale) throws IOException;

	/**
	 * Who calls.
	 *
	 * @param name the key that was named, known or not
	 * @param key the key that was proved
	 * @param stale whether the proof was right but its nonce could not be used
	 */
	record Verdict(@Nullable String name, @Nullable Key key, boolean stale) {
	}

}
