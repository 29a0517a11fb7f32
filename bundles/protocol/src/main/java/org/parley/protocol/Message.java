package org.parley.protocol;

/** A message of the protocol: one JSON object with a {@code type}. */
public sealed interface Message permits Request, Reply, PeerMessage, UnknownMessage {
    /** The value of {@code type} on the wire. */
    String type();
}
