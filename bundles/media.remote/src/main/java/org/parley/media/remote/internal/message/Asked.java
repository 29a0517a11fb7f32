package org.parley.media.remote.internal.message;

/** A request to the child, answered by {@link Reply} under its number; 0 when no answer is wanted. */
public record Asked(int number, Request request) implements Message {}
