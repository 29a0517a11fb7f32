package org.parley.launcher.conformance;

/** What is under test did not do what it must. The message says what was expected and what came. */
public final class Finding extends Exception {
    private static final long serialVersionUID = 1L;

    /** A finding. */
    public Finding(String message) {
        super(message);
    }

    /** Throws unless {@code good}. */
    public static void unless(boolean good, String message) throws Finding {
        if (!good) {
            throw new Finding(message);
        }
    }
}
