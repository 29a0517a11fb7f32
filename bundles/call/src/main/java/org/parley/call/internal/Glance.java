package org.parley.call.internal;

import java.time.Duration;
import java.util.List;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.media.MediaStats;

/** What any thread may see of a call: copies that the call thread alone writes. */
final class Glance {
    /** As its owner last used it. */
    volatile String peer;
    volatile CallState state;
    /** Null before the end. */
    volatile CallEnd end;
    volatile boolean microphoneMuted;
    volatile boolean cameraMuted;
    volatile boolean sharing;
    volatile Call.Shown peerShown = Call.Shown.ALL;
    /** Null before the first. */
    volatile MediaStats stats;
    volatile List<String> words = List.of();
    /** The data channel takes text. */
    volatile boolean open;
    /** What is captured; null while nothing is. */
    volatile Capture capture;
    /** Null before an answer. */
    private volatile Long answeredAt;

    Glance(String peer, CallState state) {
        this.peer = peer;
        this.state = state;
    }

    void answered(long nanos) {
        answeredAt = nanos;
    }

    boolean isAnswered() {
        return answeredAt != null;
    }

    /** From the answer to {@code nanos}; zero before an answer. */
    Duration sinceAnswer(long nanos) {
        Long from = answeredAt;
        return from == null ? Duration.ZERO : Duration.ofNanos(nanos - from);
    }
}
