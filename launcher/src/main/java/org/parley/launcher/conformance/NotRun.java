package org.parley.launcher.conformance;

/** A case cannot be played here; the message says why. */
public final class NotRun extends Exception {
    private static final long serialVersionUID = 1L;

    /** A reason. */
    public NotRun(String why) {
        super(why);
    }
}
