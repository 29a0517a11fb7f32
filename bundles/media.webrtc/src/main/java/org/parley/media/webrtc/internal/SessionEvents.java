package org.parley.media.webrtc.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.parley.media.ConnectionState;
import org.parley.media.DataChannel;
import org.parley.media.IceCandidate;
import org.parley.media.MediaKind;
import org.parley.media.MediaStats;
import org.parley.media.SessionEnd;
import org.parley.media.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a session's listener, one thing after another, on the listeners' thread. May be called by any thread. */
final class SessionEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEvents.class);

    private final EngineThreads threads;
    private final SessionListener listener;
    private final Set<MediaKind> firstFrames = EnumSet.noneOf(MediaKind.class);
    private final List<IceCandidate> held = new ArrayList<>();
    private boolean holding;
    private volatile boolean silent;

    SessionEvents(EngineThreads threads, SessionListener listener) {
        this.threads = threads;
        this.listener = listener;
    }

    /** Keeps candidates until {@link #release}, so that they come after their description. */
    synchronized void hold() {
        holding = true;
    }

    /** Tells the candidates kept. */
    synchronized void release() {
        holding = false;
        held.forEach(candidate -> tell(to -> to.onCandidate(candidate)));
        held.clear();
    }

    synchronized void candidate(IceCandidate candidate) {
        if (holding) {
            held.add(candidate);
        } else {
            tell(to -> to.onCandidate(candidate));
        }
    }

    void state(ConnectionState state) {
        tell(to -> to.onState(state));
    }

    void dataOpen() {
        tell(SessionListener::onDataOpen);
    }

    void data(String text) {
        tell(to -> to.onData(text));
    }

    /** Tells of a channel of the other side, and then does {@code after}. */
    void channel(DataChannel channel, Runnable after) {
        tell(to -> {
            try {
                to.onChannel(channel);
            } finally {
                after.run();
            }
        });
    }

    void speakerLost(String lost, String replacement) {
        tell(to -> to.onSpeakerLost(lost, replacement));
    }

    /** Tells it the first time for a kind. */
    void firstFrame(MediaKind kind, int width, int height) {
        synchronized (firstFrames) {
            if (!firstFrames.add(kind)) {
                return;
            }
        }
        tell(to -> to.onFirstFrame(kind, width, height));
    }

    void stats(MediaStats stats) {
        tell(to -> to.onStats(stats));
    }

    /** Tells the end, and nothing after it. */
    void end(SessionEnd end) {
        tell(to -> {
            silence();
            to.onClosed(end);
        });
    }

    /** From now on nothing is told. */
    void silence() {
        silent = true;
    }

    private void tell(Consumer<SessionListener> event) {
        threads.event(() -> {
            if (!silent) {
                try {
                    event.accept(listener);
                } catch (Exception | LinkageError | AssertionError e) {
                    LOG.warn("a session's listener failed", e);
                }
            }
        });
    }
}
