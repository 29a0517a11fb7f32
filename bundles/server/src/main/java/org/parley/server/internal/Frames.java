package org.parley.server.internal;

import org.parley.protocol.Codec;
import org.parley.protocol.Message;
import org.parley.transport.Frame;

/** Makes frames. */
final class Frames {
    private Frames() {}

    /** The message, with {@code re} where it is not 0. */
    static Frame of(Message message, long re) {
        return Frame.of(Codec.encode(message, re));
    }

    /** The message, which says itself what it answers. */
    static Frame of(Message message) {
        return of(message, 0);
    }

    /** A frame that stays good. */
    static Frame copy(Frame frame) {
        byte[] bytes = new byte[frame.length()];
        frame.copyTo(bytes);
        return Frame.of(bytes);
    }
}
