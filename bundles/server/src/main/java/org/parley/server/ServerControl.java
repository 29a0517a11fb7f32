package org.parley.server;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What an operator can do to the running server. An OSGi service while the server is active. Any thread may call. */
@ProviderType
public interface ServerControl {
    /**
     * A session.
     *
     * @param username  in the registered spelling
     * @param address   of its client, without port; empty while it has no connection
     * @param since     when it began
     */
    record SessionInfo(String username, String address, Instant since) {}

    /** All sessions, sorted by name. Takes a while when there are many. */
    List<SessionInfo> listSessions();

    /**
     * Ends the session of that user, whose client is told {@code displaced}, and makes its tokens void. Blocks while that is written. False when there is none.
     *
     * @throws UserStoreException when the tokens cannot be made void; the session has ended nevertheless
     */
    boolean kick(String username) throws UserStoreException;

    /**
     * A STUN or TURN server, as a login gets it.
     *
     * @param username   null where there is none, like the credential
     */
    record IceInfo(List<String> urls, String username, String credential) {
        /** Copies the list. */
        public IceInfo {
            urls = List.copyOf(urls);
        }

        /** The credential stays out of logs. */
        @Override
        public String toString() {
            return "IceInfo" + urls;
        }
    }

    /** What a login of that name would get now, with fresh credentials. */
    List<IceInfo> iceServers(String username);

    /** Whether clients may make accounts at the moment. */
    boolean registrationOpen();
}
