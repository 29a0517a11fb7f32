package org.parley.call;

import java.time.Duration;

/**
 * How a call ended. {@code duration} is from the answer to the end; zero for a call that was not answered.
 *
 * <p>{@link EndReason#CANCELLED} by {@link By#NETWORK} is not the end of what the user wants: both called each other at the same moment, and the other's call took the place
 * of this one. It is {@link CallService#current} already, is told next, and is answered without asking.
 */
public record CallEnd(EndReason reason, By by, Duration duration) {
    /** Who brought the end. */
    public enum By {
        /** This side. */
        SELF,
        /** The other side. */
        PEER,
        /** Neither: the server's word, silence, or a clock, on whichever side it ran out. */
        NETWORK
    }
}
