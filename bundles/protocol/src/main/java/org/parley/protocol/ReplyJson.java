package org.parley.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of what a server sends. */
final class ReplyJson {
    private static final int MOST_TEXT = 500;
    private static final Set<String> TYPES =
            Set.of("welcome", "registered", "logged-in", "logged-out", "peers", "presence", "pong", "error");

    private ReplyJson() {}

    static boolean knows(String type) {
        return TYPES.contains(type);
    }

    /** The type {@code peers} is used both ways. */
    static boolean isPeers(String type, MessageFields in) {
        return type.equals("peers") && Stream.of("re", "total", "live", "peers").anyMatch(in::has);
    }

    static void write(Reply reply, long re, JsonOut out) {
        if (reply instanceof Reply.Welcome welcome) {
            write(welcome, re, out);
        } else if (reply instanceof Reply.Registered registered) {
            out.putUnless(0, "re", registered.re()).put("username", registered.username());
        } else if (reply instanceof Reply.LoggedIn loggedIn) {
            write(loggedIn, out);
        } else if (reply instanceof Reply.LoggedOut loggedOut) {
            out.putUnless(0, "re", loggedOut.re());
        } else if (reply instanceof Reply.Peers peers) {
            out.putUnless(0, "re", peers.re()).put("total", peers.total()).put("live", peers.live());
            write(peers.peers(), out);
        } else if (reply instanceof Reply.Presence presence) {
            if (!presence.live()) {
                out.put("live", false);
            }
            write(presence.peers(), out);
        } else if (reply instanceof Reply.Pong pong) {
            out.putUnless(0, "re", re).put("nonce", pong.nonce());
        } else if (reply instanceof Reply.Error error) {
            write(error, out);
        }
    }

    private static void write(Reply.Welcome welcome, long re, JsonOut out) {
        out.putUnless(0, "re", re).put("version", welcome.version()).put("agent", welcome.agent()).put("maxFrameBytes", welcome.maxFrameBytes())
                .put("heartbeatMillis", welcome.heartbeatMillis()).put("timeoutMillis", welcome.timeoutMillis())
                .put("resumeMillis", welcome.resumeMillis());
    }

    private static void write(Reply.LoggedIn loggedIn, JsonOut out) {
        out.putUnless(0, "re", loggedIn.re()).put("username", loggedIn.username()).put("resumed", loggedIn.resumed())
                .put("token", loggedIn.token()).put("tokenExpiresMillis", loggedIn.tokenExpiresMillis())
                .putAll("iceServers", loggedIn.iceServers(), server -> out.begin().putAll("urls", server.urls(), out::add)
                        .put("username", server.username()).put("credential", server.credential()).close());
    }

    private static void write(List<Peer> peers, JsonOut out) {
        out.putAll("peers", peers, peer -> out.begin().put("username", peer.username()).put("status", peer.status().wire()).close());
    }

    private static void write(Reply.Error error, JsonOut out) {
        out.putUnless(0, "re", error.re()).put("call", error.call()).put("code", error.code()).put("message", error.message())
                .put("field", error.field()).putUnless(-1, "retryAfterMillis", error.retryAfterMillis());
        if (!error.supported().isEmpty()) {
            out.putAll("supported", error.supported(), out::add);
        }
    }

    static Reply read(String type, MessageFields in) throws MalformedMessageException {
        switch (type) {
            case "welcome":
                return new Reply.Welcome((int) in.integer("version", 1, Integer.MAX_VALUE), in.string("agent", null),
                        (int) in.integer("maxFrameBytes", 1, Integer.MAX_VALUE), millis(in, "heartbeatMillis"), millis(in, "timeoutMillis"),
                        millis(in, "resumeMillis"));
            case "registered":
                return new Reply.Registered(re(in), in.string("username"));
            case "logged-in":
                return loggedIn(in);
            case "logged-out":
                return new Reply.LoggedOut(re(in));
            case "peers":
                return new Reply.Peers(re(in), (int) in.integer("total", 0, Integer.MAX_VALUE), in.bool("live"), peers(in));
            case "presence":
                return new Reply.Presence(in.bool("live", true), peers(in));
            case "pong":
                return new Reply.Pong(in.integer("nonce", 0, Codec.MAX_INTEGER));
            case "error":
                return error(in);
            default:
                throw new IllegalArgumentException(type);
        }
    }

    private static long re(MessageFields in) throws MalformedMessageException {
        return in.integer("re", 1, Codec.MAX_INTEGER, 0);
    }

    private static long millis(MessageFields in, String name) throws MalformedMessageException {
        return in.integer(name, 1, Codec.MAX_INTEGER);
    }

    private static Reply.LoggedIn loggedIn(MessageFields in) throws MalformedMessageException {
        List<IceServer> servers = new ArrayList<>();
        for (Object server : in.has("iceServers") ? in.array("iceServers") : List.of()) {
            servers.add(iceServer(server));
        }
        return new Reply.LoggedIn(re(in), in.string("username"), in.bool("resumed"), in.string("token"),
                in.integer("tokenExpiresMillis", 0, Codec.MAX_INTEGER), servers);
    }

    /** W3C WebRTC 4.2.4: {@code urls} is a string or an array of strings. */
    private static IceServer iceServer(Object value) throws MalformedMessageException {
        if (value instanceof Map<?, ?> map) {
            Object urls = map.get("urls") instanceof String url ? List.of(url) : map.get("urls");
            if (urls instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                    && isStringOrAbsent(map.get("username")) && isStringOrAbsent(map.get("credential"))) {
                return new IceServer(list.stream().map(String.class::cast).toList(), (String) map.get("username"), (String) map.get("credential"));
            }
        }
        throw MessageFields.wrong("iceServers", "RTCIceServer objects");
    }

    private static boolean isStringOrAbsent(Object value) {
        return value == null || value instanceof String;
    }

    private static List<Peer> peers(MessageFields in) throws MalformedMessageException {
        List<Peer> peers = new ArrayList<>();
        for (Object value : in.array("peers")) {
            if (!(value instanceof Map<?, ?> map && map.get("username") instanceof String username && status(map.get("status")) != null)) {
                throw MessageFields.wrong("peers", "objects with username and status");
            }
            peers.add(new Peer(username, status(map.get("status"))));
        }
        return peers;
    }

    private static Status status(Object wire) {
        for (Status status : Status.values()) {
            if (status.wire().equals(wire)) {
                return status;
            }
        }
        return null;
    }

    private static Reply.Error error(MessageFields in) throws MalformedMessageException {
        List<Integer> supported = new ArrayList<>();
        for (Object value : in.has("supported") ? in.array("supported") : List.of()) {
            if (!(value instanceof StrictJson.Number number && number.isInteger())) {
                throw MessageFields.wrong("supported", "integers");
            }
            supported.add(number.toClampedInt());
        }
        return new Reply.Error(re(in), in.string("call", null), plain(in.string("code")), plain(in.string("message", "")), in.string("field", null),
                in.integer("retryAfterMillis", 0, Codec.MAX_INTEGER, -1), supported);
    }

    /** It is shown on terminals and written to logs, and a server may be anybody's. */
    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f\\u2028\\u2029]", "\ufffd");
        return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT) + "…";
    }
}
