package org.parley.server.internal;

import org.parley.protocol.Codec;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.MalformedMessageException;
import org.parley.protocol.MessageFields;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.transport.Frame;

/** Answers the first message of connections, and says what they are limited to from then on. */
final class Opening {
    private static final int VERSION = 1;

    private final Reply.Welcome welcome;
    private final Frame welcomeFrame;
    private final long helloMillis;
    private final long loginMillis;
    private final long refuseUnsentBytes;

    /** One of them is null. */
    record Answer(Frame welcome, Reply.Error refusal) {}

    Opening(ServerConfig config, String agent) {
        welcome = new Reply.Welcome(VERSION, agent, config.maxFrameBytes(), config.heartbeatMillis(), config.timeoutMillis(), config.resumeMillis());
        welcomeFrame = Frames.of(welcome);
        helloMillis = config.helloMillis();
        loginMillis = config.loginMillis();
        refuseUnsentBytes = config.refuseUnsentBytes();
    }

    /** The same server under another configuration. */
    Opening under(ServerConfig config) {
        return new Opening(config, welcome.agent());
    }

    long helloMillis() {
        return helloMillis;
    }

    long loginMillis() {
        return loginMillis;
    }

    long resumeMillis() {
        return welcome.resumeMillis();
    }

    long refuseUnsentBytes() {
        return refuseUnsentBytes;
    }

    Answer answer(Frame first) {
        long id = 0;
        try {
            MessageFields fields = MessageFields.read(first.bytes());
            String type = fields.type();
            id = fields.id();
            if (type.equals("hello")) {
                Request.Hello hello = (Request.Hello) Codec.decodeRequest(fields);
                return hello.version() == VERSION ? new Answer(id == 0 ? welcomeFrame : Frames.of(welcome, id), null)
                        : new Answer(null, Errors.unsupportedVersion(id, VERSION));
            }
            return expected(id, "the first message must be hello");
        } catch (MalformedMessageException e) {
            return expected(id, "the first message must be hello: " + e.getMessage());
        }
    }

    private static Answer expected(long re, String message) {
        return new Answer(null, Errors.of(re, null, ErrorCode.HELLO_EXPECTED, message));
    }
}
