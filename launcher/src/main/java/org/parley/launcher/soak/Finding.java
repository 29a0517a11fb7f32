package org.parley.launcher.soak;

/** Something is not as it must be; the message is one line. */
final class Finding extends Exception {
    private static final long serialVersionUID = 1L;

    Finding(String message) {
        super(message);
    }
}
