package org.parley.server.internal.figures;

import java.util.Locale;

/** Types of messages as they are counted: what a client may write in {@code type} is without limit. */
enum Kind {
    HELLO, REGISTER, LOGIN, RESUME, LOGOUT, PEERS, STATUS, PING, OFFER(true), ANSWER(true), CANDIDATE(true), ACK(true), BYE(true), OTHER;

    private final boolean forwarded;
    private final String label = name().toLowerCase(Locale.ROOT);

    Kind() {
        this(false);
    }

    Kind(boolean forwarded) {
        this.forwarded = forwarded;
    }

    /** Whether it is passed on to another client. */
    boolean forwarded() {
        return forwarded;
    }

    String label() {
        return label;
    }

    static Kind of(String type) {
        return switch (type) {
            case "candidate" -> CANDIDATE;
            case "offer" -> OFFER;
            case "answer" -> ANSWER;
            case "ack" -> ACK;
            case "bye" -> BYE;
            case "ping" -> PING;
            case "peers" -> PEERS;
            case "status" -> STATUS;
            case "hello" -> HELLO;
            case "register" -> REGISTER;
            case "login" -> LOGIN;
            case "resume" -> RESUME;
            case "logout" -> LOGOUT;
            default -> OTHER;
        };
    }
}
