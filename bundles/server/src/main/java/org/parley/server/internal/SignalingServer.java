package org.parley.server.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.parley.protocol.Usernames;
import org.parley.server.ServerControl.IceInfo;
import org.parley.server.ServerControl.SessionInfo;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException;
import org.parley.server.internal.auth.StoreCalls;
import org.parley.server.internal.figures.Counters;
import org.parley.server.internal.limit.LoginLimits;
import org.parley.transport.Acceptor;

/** The server without its sockets: whoever listens hands it the connections. */
final class SignalingServer {
    private final Presence presence;
    private final Sessions sessions;
    private final Connections connections;
    private final AccountRequests accounts;
    private final LoginLimits limits;

    /**
     * Puts it together.
     *
     * @param store   gives null while there is no store of accounts
     * @param pools   for calls of the store
     * @param counters counts what happens
     */
    SignalingServer(ServerConfig config, String agent, ServerTime time, Supplier<UserStore> store, StoreCalls.Pools pools,
            Counters counters) {
        presence = new Presence(config, time);
        sessions = new Sessions(config, presence, time);
        limits = new LoginLimits(config.failedLoginsPerAccount(), config.failedLoginsPerAddress(), config.failedLoginMinutes(),
                config.registrationsPerAddress(), time::nanos);
        accounts = new AccountRequests(config, time, new StoreCalls(store, pools, config.hashWaitMillis(), time), limits,
                sessions, counters);
        Requests requests = new Requests(accounts, new Forwarding(sessions, counters), sessions, presence);
        connections = new Connections(config, time, new Opening(config, agent), requests, counters);
    }

    /** From now on another configuration holds; of what a connection was told or limited to that stays with it. */
    void adopt(ServerConfig config) {
        presence.adopt(config);
        sessions.adopt(config);
        accounts.adopt(config);
        connections.adopt(config);
        limits.adopt(config.failedLoginsPerAccount(), config.failedLoginsPerAddress(), config.failedLoginMinutes(), config.registrationsPerAddress());
    }

    /** Takes connections. */
    Acceptor acceptor() {
        return connections;
    }

    int connectionCount() {
        return connections.size();
    }

    int sessionCount() {
        return sessions.size();
    }

    List<SessionInfo> sessions() {
        return sessions.all().stream().map(SignalingServer::info).sorted(Comparator.comparing(info -> Usernames.key(info.username()))).toList();
    }

    private static SessionInfo info(Session session) {
        Link link = session.link();
        return new SessionInfo(session.username(), link == null ? "" : link.remote(), Instant.ofEpochMilli(session.sinceMillis()));
    }

    List<IceInfo> iceServers(String username) {
        return accounts.iceServers(username).stream().map(server -> new IceInfo(server.urls(), server.username(), server.credential())).toList();
    }

    /** Ends the session of that user, and one that is begun meanwhile; false when there is none. */
    boolean kick(String username) throws UserStoreException {
        Session session = sessions.find(username);
        try {
            accounts.revoke(session); // first: its client may come back by token as soon as it is told
        } finally {
            accounts.puttingOut();
            end(sessions.find(username), session);
        }
        return session != null;
    }

    private void end(Session latest, Session revoked) throws UserStoreException {
        try {
            accounts.revoke(latest == revoked ? null : latest);
        } finally {
            if (latest != null) {
                sessions.end(latest, null);
            }
        }
    }

    /** Ends all connections, within that time. */
    void shutdown(long millis) {
        connections.shutdown(millis);
    }
}
