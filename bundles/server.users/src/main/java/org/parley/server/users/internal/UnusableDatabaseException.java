package org.parley.server.users.internal;

/**
 * The users database cannot be opened. The message is one line that names the file, what is wrong and what to do. It carries no stack trace: whoever reads it is
 * an operator; the cause, where there is one, is logged at DEBUG.
 */
final class UnusableDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableDatabaseException(String message) {
        super(message, null, false, false);
    }
}
