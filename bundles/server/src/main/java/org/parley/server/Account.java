package org.parley.server;

/**
 * A registered user.
 *
 * @param username in the registered spelling
 * @param epoch    grows with each change of the password; tokens of an earlier epoch are void
 */
public record Account(String username, long epoch) {}
