package dev.postern.account;

/**
 * What somebody gets who has just been let in: their first API key.
 */
record Welcome(String username, IssuedKey apiKey) {

}
