package org.parley.server.internal;

import java.util.List;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.Reply;

/** Makes error messages. */
final class Errors {
    private Errors() {}

    /** An error that answers nothing in particular. */
    static Reply.Error of(ErrorCode code, String message) {
        return of(0, null, code, message);
    }

    static Reply.Error of(long re, String call, ErrorCode code, String message) {
        return new Reply.Error(re, call, code.wire(), message, null, -1, List.of());
    }

    static Reply.Error malformed(long re, String call, MalformedMessageException e) {
        return new Reply.Error(re, call, ErrorCode.BAD_MESSAGE.wire(), e.getMessage(), e.field(), -1, List.of());
    }

    static Reply.Error retryAfter(long re, String call, ErrorCode code, String message, long retryAfterMillis) {
        return new Reply.Error(re, call, code.wire(), message, null, retryAfterMillis, List.of());
    }

    /** Answers a hello of another version. */
    static Reply.Error unsupportedVersion(long re, int supported) {
        return new Reply.Error(re, null, ErrorCode.UNSUPPORTED_VERSION.wire(), "this server speaks version " + supported, null, -1, List.of(supported));
    }
}
