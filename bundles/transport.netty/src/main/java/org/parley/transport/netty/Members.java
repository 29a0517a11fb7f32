package org.parley.transport.netty;

import java.util.ArrayList;
import java.util.List;

/** The connections of a loop, linked with each other: a set would take 40 bytes more for each. Belongs to the event loop. */
final class Members {
    private NettyConnection first;

    NettyConnection first() {
        return first;
    }

    boolean isEmpty() {
        return first == null;
    }

    /** One that is not in it. */
    void add(NettyConnection connection) {
        connection.following = first;
        if (first != null) {
            first.preceding = connection;
        }
        first = connection;
    }

    /** One that is in it, or was: then nothing happens. */
    void remove(NettyConnection connection) {
        if (connection != first && connection.preceding == null) {
            return;
        }
        if (connection.preceding == null) {
            first = connection.following;
        } else {
            connection.preceding.following = connection.following;
        }
        if (connection.following != null) {
            connection.following.preceding = connection.preceding;
        }
        connection.preceding = null;
        connection.following = null;
    }

    List<NettyConnection> copy() {
        List<NettyConnection> all = new ArrayList<>();
        for (NettyConnection connection = first; connection != null; connection = connection.following) {
            all.add(connection);
        }
        return all;
    }
}
