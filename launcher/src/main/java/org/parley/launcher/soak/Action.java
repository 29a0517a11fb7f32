package org.parley.launcher.soak;

import java.util.Locale;

/** What can befall the clients and their server, and how often it does in comparison. */
enum Action {
    /** One calls another, who may be in a call. */
    CALL(24),
    /** Two call each other at the same moment. */
    BOTH_CALL(4),
    ANSWER(24),
    DECLINE(4),
    /** A caller gives up before the answer. */
    CANCEL(5),
    HANG_UP(9),
    BOTH_HANG_UP(3),
    MUTE(3),
    /** A line, or a file. */
    CHAT(4),
    /** A bundle of a client is replaced by a newer one while it runs, or the shipped one comes back. */
    SWAP_CLIENT(5),
    /** A bundle of a client is stopped, and started after a while. */
    STOP_BUNDLE(2),
    SWAP_SERVER(2),
    /** A client's process is killed, and started anew after a while; or only the one in which it keeps its media. */
    KILL_CLIENT(2),
    /** A client's process stands still for a while, as on a machine that sleeps. */
    SLEEP(2),
    /** The server's process is killed, and started anew after a while. */
    KILL_SERVER(1),
    /** The server is asked to end, and started anew after a while. */
    STOP_SERVER(1),
    /** The connection of a client is cut, and cannot be had again for a while. */
    CUT(4),
    /** What a client sends, or is sent, or both, does not arrive for a while, though the connection stays. */
    DEAD(3),
    /** What a client sends and is sent arrives late for a while. */
    DELAY(3);

    final int weight;

    Action(int weight) {
        this.weight = weight;
    }

    /** As it is printed, and given on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
