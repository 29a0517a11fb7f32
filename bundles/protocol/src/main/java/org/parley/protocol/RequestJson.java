package org.parley.protocol;

import java.util.Set;

/** The fields of requests. */
final class RequestJson {
    private static final Set<String> TYPES = Set.of("hello", "register", "login", "resume", "logout", "peers", "status", "ping");
    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 500;

    private RequestJson() {}

    static boolean knows(String type) {
        return TYPES.contains(type);
    }

    static void write(Request request, JsonOut out) {
        if (request instanceof Request.Hello hello) {
            out.put("version", hello.version()).put("agent", hello.agent());
        } else if (request instanceof Request.Register register) {
            out.putUnless(0, "id", register.id()).put("username", register.username()).put("password", register.password());
            if (register.invitation() != null) {
                out.put("invitation", register.invitation());
            }
        } else if (request instanceof Request.Login login) {
            out.putUnless(0, "id", login.id()).put("username", login.username()).put("password", login.password());
        } else if (request instanceof Request.Resume resume) {
            out.putUnless(0, "id", resume.id()).put("token", resume.token());
        } else if (request instanceof Request.Logout logout) {
            out.putUnless(0, "id", logout.id());
        } else if (request instanceof Request.ListPeers peers) {
            out.putUnless(0, "id", peers.id()).put("query", peers.query()).put("limit", peers.limit());
        } else if (request instanceof Request.SetStatus status) {
            out.put("status", status.status().wire());
        } else if (request instanceof Request.Ping ping) {
            out.put("nonce", ping.nonce());
        }
    }

    static Request read(String type, MessageFields in) throws MalformedMessageException {
        switch (type) {
            case "hello":
                return hello(in);
            case "register":
                return new Request.Register(in.id(), in.string("username"), in.string("password"), in.string("invitation", null));
            case "login":
                return new Request.Login(in.id(), in.string("username"), in.string("password"));
            case "resume":
                return new Request.Resume(in.id(), in.string("token"));
            case "logout":
                return new Request.Logout(in.id());
            case "peers":
                return new Request.ListPeers(in.id(), in.string("query", ""), (int) in.integer("limit", 1, MAX_LIMIT, DEFAULT_LIMIT));
            case "status":
                return new Request.SetStatus(ownStatus(in));
            case "ping":
                return new Request.Ping(in.integer("nonce", 0, Codec.MAX_INTEGER));
            default:
                throw new IllegalArgumentException(type);
        }
    }

    /** Of another version only the version is looked at: what else its hello may say is not known here. */
    private static Request.Hello hello(MessageFields in) throws MalformedMessageException {
        int version = in.clampedInteger("version");
        if (version != 1) {
            return new Request.Hello(version, null);
        }
        String agent = in.string("agent", null);
        if (agent != null && !agent.matches("[ -~]{0,64}")) {
            throw MessageFields.wrong("agent", "up to 64 printable ASCII characters");
        }
        return new Request.Hello(version, agent);
    }

    private static Status ownStatus(MessageFields in) throws MalformedMessageException {
        String status = in.string("status");
        for (Status known : Status.values()) {
            if (known != Status.OFFLINE && known.wire().equals(status)) {
                return known;
            }
        }
        throw MessageFields.wrong("status", "available or busy");
    }
}
