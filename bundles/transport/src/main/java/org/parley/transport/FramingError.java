package org.parley.transport;

/** How a peer broke the framing. */
public enum FramingError {
    /** A length or message above {@code maxFrameBytes}. */
    FRAME_TOO_LARGE,
    /** A length of 0; an empty or binary WebSocket message. */
    BAD_FRAME
}
