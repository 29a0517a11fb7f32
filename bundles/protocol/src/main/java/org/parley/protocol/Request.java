package org.parley.protocol;

/** What a client sends to its server. {@code id} is 1 to 2^53-1, or 0 for none; the reply carries it as {@code re}. */
public sealed interface Request extends Message {
    /** The first message of a connection; {@code agent} may be null. */
    record Hello(int version, String agent) implements Request {
        @Override
        public String type() {
            return "hello";
        }
    }

    /** Makes an account; {@code invitation} is null where there is none. */
    record Register(long id, String username, String password, String invitation) implements Request {
        /** Without an invitation. */
        public Register(long id, String username, String password) {
            this(id, username, password, null);
        }

        @Override
        public String type() {
            return "register";
        }

        @Override
        public String toString() {
            return "Register[id=" + id + ", username=" + username + "]";
        }
    }

    /** Begins a session by password. */
    record Login(long id, String username, String password) implements Request {
        @Override
        public String type() {
            return "login";
        }

        @Override
        public String toString() {
            return "Login[id=" + id + ", username=" + username + "]";
        }
    }

    /** Goes on with a session, or begins one, by token. */
    record Resume(long id, String token) implements Request {
        @Override
        public String type() {
            return "resume";
        }

        @Override
        public String toString() {
            return "Resume[id=" + id + "]";
        }
    }

    /** Ends the session. */
    record Logout(long id) implements Request {
        @Override
        public String type() {
            return "logout";
        }
    }

    /** Asks who is online: names that begin with {@code query} in any case; {@code limit} 1 to 500. */
    record ListPeers(long id, String query, int limit) implements Request {
        @Override
        public String type() {
            return "peers";
        }
    }

    /** Announces one's own status, available or busy. Has no reply. */
    record SetStatus(Status status) implements Request {
        @Override
        public String type() {
            return "status";
        }
    }

    /** Asks for a pong; {@code nonce} 0 to 2^53-1. */
    record Ping(long nonce) implements Request {
        @Override
        public String type() {
            return "ping";
        }
    }
}
