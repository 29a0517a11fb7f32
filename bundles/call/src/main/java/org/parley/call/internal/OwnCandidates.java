package org.parley.call.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.parley.media.IceCandidate;

/**
 * This side's candidates on their way to the other side. They are held until their description has gone, since one that comes first means nothing there; those that could not be
 * sent for want of a connection are kept, the latest 64 of them.
 */
final class OwnCandidates {
    private static final int MOST = 64;

    private final Predicate<IceCandidate> send;
    private final List<IceCandidate> waiting = new ArrayList<>();
    private boolean held = true;

    /** {@code send} is false when there is no connection. */
    OwnCandidates(Predicate<IceCandidate> send) {
        this.send = send;
    }

    void add(IceCandidate candidate) {
        if (waiting.size() == MOST) {
            waiting.remove(0);
        }
        waiting.add(candidate);
        flush();
    }

    /** A description is being made; what is still here belongs to an earlier one. */
    void hold() {
        waiting.clear();
        held = true;
    }

    /** The description has gone. */
    void release() {
        held = false;
        flush();
    }

    /** Sends what can be sent. */
    void flush() {
        while (!held && !waiting.isEmpty() && send.test(waiting.get(0))) {
            waiting.remove(0);
        }
    }
}
