package org.parley.protocol;

/** A message of a type that this version does not know; a client passes it by. */
public record UnknownMessage(String type) implements Message {}
