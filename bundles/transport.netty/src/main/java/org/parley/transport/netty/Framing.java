package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;

/**
 * How the messages of one connection are told apart on its stream. Reading happens on the connection's event loop;
 * {@link #headerBytes}, {@link #setHeader} and {@link #maskPayload} may be called on any thread.
 */
public interface Framing {
    /**
     * The size of the unit (a frame with its header) at the reader index as far as it is known; more than is readable when it is not
     * complete. Moves no index. Tells {@code to} of what it finds wrong in the header; the result then means nothing.
     */
    int unitBytes(ByteBuf in, Incoming to);

    /** Reads one complete unit of {@code bytes} bytes at the reader index; need not move the index. */
    void unit(ByteBuf in, int bytes, Incoming to);

    /** True between the units of one message. */
    boolean insideMessage();

    /** The size of the header of a message that is sent. */
    int headerBytes(int length);

    /** Writes the header of a message at an index. */
    void setHeader(ByteBuf out, int index, int length);

    /** Whether a payload is changed on its way, so that received bytes cannot be sent on as they are. */
    boolean masksPayload();

    /** Changes a payload that is sent; its header is right before {@code index}. */
    void maskPayload(ByteBuf out, int index, int length);

    /** What is sent before the stream ends, or null; {@code leaving} when this process goes rather than this connection. */
    ByteBuf farewell(boolean leaving);

    /** Frees what an incomplete message holds. Idempotent. */
    void release();
}
