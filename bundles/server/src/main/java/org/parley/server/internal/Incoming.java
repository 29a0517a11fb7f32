package org.parley.server.internal;

import org.parley.protocol.CallIds;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.MessageFields;
import org.parley.protocol.Reply;
import org.parley.transport.Frame;

/**
 * A message whose JSON, type and id are good.
 *
 * @param fields null while it is kept for later
 * @param id     0 when it has none
 * @param frame  its bytes, good until its handler returns
 */
record Incoming(MessageFields fields, String type, long id, Frame frame) {
    /** Its call, when it has a good one, else null. */
    String call() {
        try {
            String call = fields.string("call", null);
            return CallIds.isValid(call) ? call : null;
        } catch (MalformedMessageException e) {
            return null;
        }
    }

    /** Its type for the log, where a client must not write what it likes. */
    String kind() {
        return type.matches("[a-z-]{1,32}") ? type : "a message of an odd type";
    }

    /** The error that answers it. */
    Reply.Error error(ErrorCode code, String message) {
        return Errors.of(id, call(), code, message);
    }

    /** That a field is not as it must be. */
    Reply.Error malformed(MalformedMessageException e) {
        return Errors.malformed(id, call(), e);
    }

    /** That it may be sent again later. */
    Reply.Error rateLimited(String message, long retryAfterMillis) {
        return Errors.retryAfter(id, call(), ErrorCode.RATE_LIMITED, message, retryAfterMillis);
    }

    /** The same for later, with a frame that stays good. Without its fields: JSON takes up to 35 times its bytes once it is read. */
    Incoming kept() {
        return new Incoming(null, type, id, Frames.copy(frame));
    }

    /** What was {@link #kept}, read again. */
    Incoming readAgain() {
        try {
            return new Incoming(MessageFields.read(frame.bytes()), type, id, frame);
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("it could be read before", e);
        }
    }
}
