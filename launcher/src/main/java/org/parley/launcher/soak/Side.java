package org.parley.launcher.soak;

/** A call as one of the two shows it. */
final class Side {
    private final int life;
    private final boolean incoming;
    private final long begunNanos = System.nanoTime();
    private String state = "";
    private long answeredNanos;
    private long endedNanos;
    private String reason;
    private String by;
    private boolean lost;

    /** {@code life} is the one of the process that shows it. */
    Side(int life, boolean incoming) {
        this.life = life;
        this.incoming = incoming;
    }

    boolean isIncoming() {
        return incoming;
    }

    int life() {
        return life;
    }

    void see(String next) {
        state = next;
        lost = false;
        if (answeredNanos == 0 && next.equals("connecting")) {
            answeredNanos = System.nanoTime();
        }
    }

    void end(String why, String who) {
        state = "ended";
        lost = false;
        reason = why;
        by = who;
        endedNanos = System.nanoTime();
    }

    /** It may be over, and nobody will say so: its process was killed, or the bundle that keeps it exchanged. */
    void lose() {
        if (isOpen()) {
            lost = true;
            endedNanos = System.nanoTime();
        }
    }

    boolean isOpen() {
        return !lost && reason == null;
    }

    boolean isLost() {
        return lost;
    }

    /** Whether it rings, at either side. */
    boolean isUnanswered() {
        return isOpen() && (state.equals("dialing") || state.equals("ringing"));
    }

    boolean isAnswered() {
        return isOpen() && !isUnanswered();
    }

    boolean is(String wanted) {
        return isOpen() && state.equals(wanted);
    }

    boolean ended(String why, String who) {
        return why.equals(reason) && who.equals(by);
    }

    boolean endedBy(String who) {
        return who.equals(by);
    }

    /** Null while it goes on, or where nobody said. */
    String reason() {
        return reason;
    }

    long begunNanos() {
        return begunNanos;
    }

    /** When it was answered; 0 when it was not. */
    long answeredNanos() {
        return answeredNanos;
    }

    /** When it ended; 0 when it did not. */
    long endedNanos() {
        return endedNanos;
    }

    @Override
    public String toString() {
        return reason != null ? reason + " by " + by : lost ? "gone in " + state : state;
    }
}
