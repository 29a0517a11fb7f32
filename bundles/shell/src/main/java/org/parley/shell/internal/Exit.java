package org.parley.shell.internal;

/** Ends the process. */
@FunctionalInterface
interface Exit {
    /** Begins to end it and returns at once. */
    void with(int code);
}
