package org.parley.server.internal;

import org.parley.protocol.CallIds;
import org.parley.protocol.Codec;
import org.parley.protocol.Envelope;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.MessageFields;
import org.parley.protocol.Reply;
import org.parley.transport.Frame;

/**
 * A message whose JSON, type and id are good. Messages between clients mostly come with an envelope, and their fields are then read only when the envelope does not say what is
 * asked for, which is when something is wrong with them.
 *
 * @param envelope null when the message is not plain
 * @param read     null when they were not read yet
 * @param id       0 when it has none
 * @param frame    its bytes, good until its handler returns; null in {@link #toAnswer}
 */
record Incoming(Envelope envelope, MessageFields read, String type, long id, Frame frame) {
    static Incoming of(Envelope envelope, Frame frame) {
        return new Incoming(envelope, null, envelope.type(), envelope.id(), frame);
    }

    static Incoming of(MessageFields fields, String type, long id, Frame frame) {
        return new Incoming(null, fields, type, id, frame);
    }

    /** All fields of the top level. */
    MessageFields fields() {
        try {
            return read != null ? read : MessageFields.read(frame.bytes());
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("it could be read before", e);
        }
    }

    /** The required {@code from}. */
    String from() throws MalformedMessageException {
        return envelope != null && envelope.from() != null ? envelope.from() : fields().string("from");
    }

    /** The required {@code to}. */
    String to() throws MalformedMessageException {
        return envelope != null && envelope.to() != null ? envelope.to() : fields().string("to");
    }

    /** The required {@code call}. */
    String requiredCall() throws MalformedMessageException {
        return envelope != null && CallIds.isValid(envelope.call()) ? envelope.call() : fields().call();
    }

    /** Checks that there is an {@code id}. */
    void requireId() throws MalformedMessageException {
        if (id == 0) {
            fields().integer("id", 1, Codec.MAX_INTEGER);
        }
    }

    /** Checks that there is a good {@code re}. */
    void requireRe() throws MalformedMessageException {
        if (envelope == null || envelope.re() == 0) {
            fields().integer("re", 1, Codec.MAX_INTEGER);
        }
    }

    /** Its call, when it has a good one, else null. */
    String call() {
        try {
            String call = envelope != null ? envelope.call() : fields().string("call", null);
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

    /** What answers need of it, however long they take: neither its bytes nor its fields. */
    Incoming toAnswer() {
        return new Incoming(new Envelope(type, null, null, call(), id, 0), null, type, id, null);
    }

    /** The same for later, with a frame that stays good. Without its fields: JSON takes up to 35 times its bytes once it is read. */
    Incoming kept() {
        return new Incoming(envelope, null, type, id, Frames.copy(frame));
    }

    /** What was {@link #kept}, with its fields read again where they are needed. */
    Incoming resumed() {
        return envelope != null ? this : new Incoming(null, fields(), type, id, frame);
    }
}
