package org.parley.transport.websocket.internal;

/** The codes of close frames (RFC 6455, section 7.4). */
final class CloseCode {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    /** Stands for a close frame without a code; is never sent. */
    static final int NONE = 1005;
    static final int INVALID_DATA = 1007;
    static final int POLICY = 1008;

    private CloseCode() {}

    /** Whether a peer may send it. */
    static boolean isValid(int code) {
        return code >= 1000 && code <= 1014 && code != 1004 && code != NONE && code != 1006 || code >= 3000 && code <= 4999;
    }
}
