package org.parley.media;

import java.util.List;

/** How a session reaches the other side and where its sound goes. */
public record SessionSettings(List<IceServer> iceServers, AudioOutput speaker) {
    /** Copies the list. */
    public SessionSettings {
        iceServers = List.copyOf(iceServers);
    }
}
