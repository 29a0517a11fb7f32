package org.parley.signaling;

import java.net.URI;

/**
 * Where a client stands, for a {@link SignalingProvider} that takes over. It lives in memory alone, for it holds the session's token.
 *
 * @param server  the server that was connected to last; null before the first
 * @param sought  whether there was a connection, or a lost one was sought
 * @param session who is logged in; null for nobody
 * @param watched whose presence is told; null for nobody's
 */
public record Standing(URI server, boolean sought, Session session, Watched watched) {
    /** Nothing has been done yet. */
    public static final Standing NONE = new Standing(null, false, null, null);

    /** As {@link SignalingClient#peers} was asked. */
    public record Watched(String query, int limit) {}

    /** The same with no connection wanted. */
    public Standing withoutConnection() {
        return new Standing(server, false, session, watched);
    }
}
