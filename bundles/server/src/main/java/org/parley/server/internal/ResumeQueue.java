package org.parley.server.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.parley.transport.Frame;

/** What others sent to a session while it had no connection. Guarded by the lock of its session. */
final class ResumeQueue {
    private final int maxMessages;
    private final long maxBytes;
    private final List<Frame> frames = new ArrayList<>();
    private final Set<Parcel.Key> keys = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private long bytes;

    ResumeQueue(int maxMessages, long maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /**
     * Keeps a copy of the message, once. False when there is no room, and from then on for every new message of that sender, so that none of his is delivered
     * without those before it.
     */
    boolean add(Parcel parcel) {
        if (parcel.id() != 0 && keys.contains(parcel.key())) {
            return true;
        }
        int length = parcel.frame().length();
        if (refused.contains(parcel.from()) || frames.size() >= maxMessages || bytes + length > maxBytes) {
            refused.add(parcel.from());
            return false;
        }
        frames.add(Frames.copy(parcel.frame()));
        bytes += length;
        if (parcel.id() != 0) {
            keys.add(parcel.key());
        }
        return true;
    }

    /** In the order in which they came. */
    List<Frame> frames() {
        return frames;
    }
}
