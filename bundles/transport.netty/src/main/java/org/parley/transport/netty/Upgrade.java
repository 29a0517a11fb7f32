package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import org.parley.transport.TransportException;

/** The opening of one connection, seen by a {@link Wire}. All methods belong to the event loop. */
public interface Upgrade {
    /** Where was connected to, or what was bound. */
    Address address();

    /** True on the side that connected. */
    boolean client();

    /** The largest message that is accepted. */
    int maxFrameBytes();

    /** Messages flow from now on. The handler that takes them is then the last of the pipeline. */
    void done(Framing framing);

    /** It came to nothing, and the other side is told so before the channel is closed. Takes over {@code answer}. */
    void refused(ByteBuf answer, String detail);

    /** It came to nothing; a connecting caller is told why. Closes the channel. */
    void failed(TransportException.Kind kind, String detail, Throwable cause);
}
