package org.parley.protocol;

import java.util.List;

/** What a server sends to its client. {@code re} is the {@code id} of the request that is answered, or 0 for none. */
public sealed interface Reply extends Message {
    /** Answers a good hello; times in milliseconds, {@code maxFrameBytes} without framing. {@code agent} may be null. */
    record Welcome(int version, String agent, int maxFrameBytes, long heartbeatMillis, long timeoutMillis, long resumeMillis) implements Reply {
        @Override
        public String type() {
            return "welcome";
        }
    }

    /** The account was made, under this spelling. */
    record Registered(long re, String username) implements Reply {
        @Override
        public String type() {
            return "registered";
        }
    }

    /** A session begins or goes on. {@code tokenExpiresMillis} is unix time in milliseconds. */
    record LoggedIn(long re, String username, boolean resumed, String token, long tokenExpiresMillis, List<IceServer> iceServers) implements Reply {
        /** Copies the list. */
        public LoggedIn {
            iceServers = List.copyOf(iceServers);
        }

        @Override
        public String type() {
            return "logged-in";
        }

        @Override
        public String toString() {
            return "LoggedIn[re=" + re + ", username=" + username + ", resumed=" + resumed + "]";
        }
    }

    /** The session has ended; the server closes. */
    record LoggedOut(long re) implements Reply {
        @Override
        public String type() {
            return "logged-out";
        }
    }

    /** Who is online: {@code total} match; {@code live} when changes will be sent as presence. */
    record Peers(long re, int total, boolean live, List<Peer> peers) implements Reply {
        /** Copies the list. */
        public Peers {
            peers = List.copyOf(peers);
        }

        @Override
        public String type() {
            return "peers";
        }
    }

    /** Changes since; {@code live} false when no more will be sent. */
    record Presence(boolean live, List<Peer> peers) implements Reply {
        /** Copies the list. */
        public Presence {
            peers = List.copyOf(peers);
        }

        @Override
        public String type() {
            return "presence";
        }
    }

    /** Answers a ping. */
    record Pong(long nonce) implements Reply {
        @Override
        public String type() {
            return "pong";
        }
    }

    /**
     * Something went wrong. {@code call}, {@code field} may be null; {@code retryAfterMillis} is -1 when absent; {@code code} is one of
     * {@link ErrorCode} or unknown to this version; {@code supported} is empty but with {@code unsupported-version}. Where it was read,
     * {@code code} and {@code message} are single lines of at most 500 characters without control characters, whatever the server sent.
     */
    record Error(long re, String call, String code, String message, String field, long retryAfterMillis, List<Integer> supported) implements Reply {
        /** Copies the list. */
        public Error {
            supported = List.copyOf(supported);
        }

        @Override
        public String type() {
            return "error";
        }
    }
}
