package org.parley.protocol;

/** A user, in the registered spelling, and whether he can be called. */
public record Peer(String username, Status status) {}
