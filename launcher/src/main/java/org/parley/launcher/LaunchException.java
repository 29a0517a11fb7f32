package org.parley.launcher;

/** A command cannot go on. The message is one line that names the thing, what is wrong and what to do. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private LaunchException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Something went wrong: exit code 1. {@code cause} may be null. */
    public static LaunchException failure(String message, Throwable cause) {
        return new LaunchException(1, message, cause);
    }

    /** What the user asked for makes no sense: exit code 2. */
    public static LaunchException usage(String message) {
        return new LaunchException(2, message, null);
    }

    /** What the process shall end with. */
    public int exitCode() {
        return exitCode;
    }
}
