package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import org.parley.transport.FramingError;

/** What a {@link Framing} found in the stream; told on the event loop, while the bytes are valid. */
public interface Incoming {
    /**
     * A whole message of at least one byte.
     *
     * @param buf   holds it; still owned by the caller
     * @param start index of its first byte
     * @param room  how many bytes before {@code start} belong to nobody any more and may be written over
     */
    void message(ByteBuf buf, int start, int length, int room);

    /** The stream cannot be read any further; sending still works. */
    void broken(FramingError error);

    /** The other side broke the protocol below the messages: {@code farewell}, which may be null, is sent and the connection ends. */
    void violated(String detail, ByteBuf farewell);

    /** The other side said that it closes: {@code reply}, which may be null, is sent and the connection ends. */
    void closing(String detail, ByteBuf reply);

    /** Sends bytes that are no message, e.g. the answer to a ping. */
    void reply(ByteBuf bytes);
}
