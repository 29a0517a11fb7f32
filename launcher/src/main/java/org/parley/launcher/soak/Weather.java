package org.parley.launcher.soak;

/** What becomes of the bytes on the way between a client and the server, in each direction. Thread-safe. */
final class Weather {
    /** A direction. */
    enum Way {
        /** From the client to the server. */
        UP,
        DOWN
    }

    private boolean closed;
    private final boolean[] dead = new boolean[Way.values().length];
    private volatile int delayMillis;

    /** No connection is accepted. */
    synchronized void closed(boolean now) {
        closed = now;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Nothing goes on in that direction, and nobody is told. */
    synchronized void dead(Way way, boolean now) {
        dead[way.ordinal()] = now;
        notifyAll();
    }

    /** How late all comes. */
    void delay(int millis) {
        delayMillis = millis;
    }

    int delayMillis() {
        return delayMillis;
    }

    /** Waits while nothing goes on in that direction. */
    synchronized void await(Way way) throws InterruptedException {
        while (dead[way.ordinal()]) {
            wait();
        }
    }

    /** All is well. */
    synchronized void clear() {
        closed = false;
        dead[0] = false;
        dead[1] = false;
        delayMillis = 0;
        notifyAll();
    }
}
