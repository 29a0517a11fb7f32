package org.parley.launcher.stage;

/** What was played went wrong; the message is one line. */
public final class StageFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** A failure. */
    public StageFailure(String message) {
        super(message);
    }
}
