package org.parley.protocol;

import java.nio.ByteBuffer;

/** The JSON form of messages. Stateless; any thread may call. */
public final class Codec {
    private Codec() {}

    /** The UTF-8 JSON form. Absent optional fields are left out. */
    public static byte[] encode(Message message) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a message strictly (RFC 8259, no byte order mark, no name twice at the top level, depth 32 at most). Unknown fields are ignored.
     *
     * @param utf8 from position to limit; not changed
     * @return the message, {@link UnknownMessage} for a type that is not known
     * @throws MalformedMessageException when it is not what protocol.md says, with the offending field, if any
     */
    public static Message decode(ByteBuffer utf8) throws MalformedMessageException {
        throw new MalformedMessageException(null, "not implemented");
    }
}
