package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.parley.transport.TransportException;

/** The opening of one connection, seen by a {@link Wire}. All methods belong to the event loop. */
public interface Upgrade {
    /** Where was connected to, or what was bound. */
    Address address();

    /** True on the side that connected. */
    boolean client();

    /** The largest message that is accepted. */
    int maxFrameBytes();

    /**
     * What the other side says about the proxies that it came through, each line as it stands in {@code X-Forwarded-For}, the nearest last; it counts as
     * far as those are trusted who say it. Before {@link #done}.
     */
    void forwardedFor(List<String> lines);

    /** Messages flow from now on. The handler that takes them is then the last of the pipeline. */
    void done(Framing framing);

    /** It came to nothing, and the other side is told so before the channel is closed. Takes over {@code answer}. */
    void refused(ByteBuf answer, String detail);

    /** It came to nothing; a connecting caller is told why. Closes the channel. */
    void failed(TransportException.Kind kind, String detail, Throwable cause);
}
