package org.parley.launcher.conformance.wire;

/** What comes over a connection. */
public sealed interface Arrival {
    /** A message. */
    record Message(byte[] bytes) implements Arrival {}

    /**
     * The end.
     *
     * @param how  in words
     * @param code the status of a WebSocket's close frame (RFC 6455, 7.4); 0 where there is none
     */
    record End(String how, int code) implements Arrival {}
}
