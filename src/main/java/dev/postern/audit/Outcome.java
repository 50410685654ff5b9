package dev.postern.audit;

/**
 * How something ended.
 */
public enum Outcome {

	/** It happened. */
	DONE,

	/** It is about to be tried; another entry tells the outcome. */
	INTENDED,

	/** Postern said no. */
	REFUSED,

	/** It was tried and did not work. */
	FAILED

}
