package org.parley.media;

import java.util.List;

/**
 * How a session reaches the other side and where its sound goes.
 *
 * @param relayOnly only by a TURN server among {@code iceServers} (RFC 8825, iceTransportPolicy {@code relay}): the other side then does not learn this one's addresses.
 *                  An engine that cannot relay does not connect
 */
public record SessionSettings(List<IceServer> iceServers, AudioOutput speaker, boolean relayOnly) {
    /** Copies the list. */
    public SessionSettings {
        iceServers = List.copyOf(iceServers);
    }

    /** By any way that leads there. */
    public SessionSettings(List<IceServer> iceServers, AudioOutput speaker) {
        this(iceServers, speaker, false);
    }
}
