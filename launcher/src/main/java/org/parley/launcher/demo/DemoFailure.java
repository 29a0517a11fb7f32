package org.parley.launcher.demo;

/** The demonstration went wrong; the message is one line. */
final class DemoFailure extends Exception {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
