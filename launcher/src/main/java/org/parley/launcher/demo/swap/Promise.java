package org.parley.launcher.demo.swap;

/**
 * What a call may notice of a swap.
 *
 * @param gapMillis   the longest time without a picture
 * @param awayMillis  the longest time without signaling; 0 where it must not notice at all
 * @param interrupted whether the call says that it recovers
 */
record Promise(long gapMillis, long awayMillis, boolean interrupted) {
    /** Pictures go on; without a pause that people see. */
    private static final long NO_GAP = 500;

    /** The client's signaling is sought anew. */
    static final Promise CLIENT = new Promise(NO_GAP, 1_000, false);

    /** The server was away. */
    static final Promise SERVER = new Promise(NO_GAP, 5_000, false);

    /** Nothing at all. */
    static final Promise NOTHING = new Promise(NO_GAP, 0, false);

    /** Media is made anew. */
    static final Promise MEDIA = new Promise(2_000, 0, true);

    /** The same on a machine that is so much slower. */
    Promise times(int factor) {
        return new Promise(gapMillis * factor, awayMillis * factor, interrupted);
    }
}
