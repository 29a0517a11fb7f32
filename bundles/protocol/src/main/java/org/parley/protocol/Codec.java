package org.parley.protocol;

import java.nio.ByteBuffer;

/**
 * The JSON form of messages. Stateless; any thread may call. Both ends are strict with what they read: a message that is not as docs/protocol.md says is
 * refused as a whole, with the first field that offends. Unknown fields are ignored.
 */
public final class Codec {
    /** The largest integer that travels: 2^53-1, exact in every JSON implementation (RFC 8259 section 6). */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private Codec() {}

    /** The UTF-8 JSON form. Absent optional fields are left out. A surrogate without its partner cannot be UTF-8 and becomes a question mark. */
    public static byte[] encode(Message message) {
        return encode(message, 0);
    }

    /** The same, with {@code re} added where it is not 0 and the record of the message has no such component (a welcome, a pong). */
    public static byte[] encode(Message message, long re) {
        JsonOut out = new JsonOut(message.type());
        if (message instanceof Request request) {
            RequestJson.write(request, out);
        } else if (message instanceof Reply reply) {
            ReplyJson.write(reply, re, out);
        } else if (message instanceof PeerMessage peerMessage) {
            PeerMessageJson.write(peerMessage, out);
        }
        return out.end();
    }

    /**
     * Reads a message strictly (RFC 8259, no byte order mark, no name twice at the top level, depth 32 at most, no surrogate without its
     * partner, escaped or not). Unknown fields are ignored. The type
     * {@code peers} is used both ways: with any field of the reply ({@code re}, {@code total}, {@code live}, {@code peers}) it is {@link Reply.Peers}, else
     * {@link Request.ListPeers}.
     *
     * @param utf8 from position to limit; not changed
     * @return the message, {@link UnknownMessage} for a type that is not known
     * @throws MalformedMessageException when it is not what protocol.md says, with the offending field, if any
     */
    public static Message decode(ByteBuffer utf8) throws MalformedMessageException {
        MessageFields fields = MessageFields.read(utf8);
        String type = fields.type();
        fields.id();
        if (PeerMessageJson.knows(type)) {
            return PeerMessageJson.read(type, fields);
        }
        if (RequestJson.knows(type) && !ReplyJson.isPeers(type, fields)) {
            return RequestJson.read(type, fields);
        }
        return ReplyJson.knows(type) ? ReplyJson.read(type, fields) : new UnknownMessage(type);
    }

    /**
     * Reads what a client sends to its server, from fields whose type and id were looked at before: a {@link Request}, or {@link UnknownMessage} for
     * every other type, those of replies included.
     *
     * @throws MalformedMessageException with the first field that is missing, of the wrong type or out of range
     */
    public static Message decodeRequest(MessageFields fields) throws MalformedMessageException {
        String type = fields.type();
        return RequestJson.knows(type) ? RequestJson.read(type, fields) : new UnknownMessage(type);
    }
}
