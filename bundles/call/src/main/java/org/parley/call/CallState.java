package org.parley.call;

/** Where a call stands. The order of the constants is the order of a call's life, but for {@link #RECOVERING}, which lies between two {@link #ACTIVE}. */
public enum CallState {
    /** Outgoing: the offer is made or under way; the other side has not acknowledged it. */
    DIALING,
    /** Outgoing: it rings there. Incoming: it rings here. */
    RINGING,
    /** It was answered; media seeks its way. */
    CONNECTING,
    /** Media flows. */
    ACTIVE,
    /** Media was up and is sought anew: the network changed, or the engine was replaced. */
    RECOVERING,
    /** Over; {@link Call#end} says why. */
    ENDED
}
