package org.parley.call;

import java.time.Duration;

/** How a call ended. {@code duration} is from the answer to the end; zero for a call that was not answered. */
public record CallEnd(EndReason reason, By by, Duration duration) {
    /** Who brought the end. */
    public enum By {
        /** This side. */
        SELF,
        /** The other side. */
        PEER,
        /** Neither: the server's word, silence, or a clock. */
        NETWORK
    }
}
