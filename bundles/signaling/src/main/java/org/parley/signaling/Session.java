package org.parley.signaling;

import java.util.List;
import org.parley.protocol.IceServer;

/** A login: the name in its registered spelling, what proves it without the password, and what calls use to find a way. */
public record Session(String username, String token, long tokenExpiresMillis, List<IceServer> iceServers) {
    /** Copies the list. */
    public Session {
        iceServers = List.copyOf(iceServers);
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "Session[" + username + "]";
    }
}
