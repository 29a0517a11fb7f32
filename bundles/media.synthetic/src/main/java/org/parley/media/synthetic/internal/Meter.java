package org.parley.media.synthetic.internal;

import java.util.concurrent.TimeUnit;
import org.parley.media.MediaStats;

/** Counts, and makes the figures of each second. Confined to the session's thread. */
final class Meter {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(1);

    private long received;
    private long sent;
    private long lastReceived;
    private long lastSent;
    private int lastFrames;
    private long measuredAt;
    private boolean begun;

    void received(int bytes) {
        received += bytes;
    }

    void sent(int bytes) {
        sent += bytes;
    }

    /** Pictures are counted from 0 again. */
    void startAnew() {
        lastFrames = 0;
    }

    /** Whether a second has passed since the last figures. */
    boolean isDue(long now) {
        if (!begun) {
            begun = true;
            measuredAt = now;
        }
        return now - measuredAt >= EVERY;
    }

    MediaStats measure(long now, Link link, PictureReceiver pictures, long soundsLost) {
        double seconds = (now - measuredAt) / 1e9;
        MediaStats stats = new MediaStats((pictures.frames() - lastFrames) / seconds, pictures.width(), pictures.height(),
                (long) ((received - lastReceived) * 8 / seconds), (long) ((sent - lastSent) * 8 / seconds), pictures.lost() + soundsLost, pictures.jitterMillis(),
                link.roundTripMillis(), pictures.frames() == 0 ? "" : SyntheticEngine.NAME, link.isOpen() ? "host" : "", link.remoteCandidate(), received);
        lastReceived = received;
        lastSent = sent;
        lastFrames = pictures.frames();
        measuredAt = now;
        return stats;
    }
}
