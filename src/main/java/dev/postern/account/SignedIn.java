package dev.postern.account;

/**
 * Somebody who came in with a password.
 *
 * @param stamp what the password was, in a form that tells nothing of it: when it
 * changes, every session that began before is over
 */
public record SignedIn(Caller caller, String stamp) {

}
