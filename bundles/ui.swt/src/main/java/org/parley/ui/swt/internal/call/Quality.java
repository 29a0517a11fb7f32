package org.parley.ui.swt.internal.call;

import java.util.Optional;
import org.parley.call.Call.Shown;
import org.parley.media.MediaStats;

/**
 * How good a call is.
 *
 * @param bars   1 (hardly usable) to 3 (good)
 * @param reason the key of a text that says why
 * @param figure what stands in the text; 0 where nothing does
 */
record Quality(int bars, String reason, long figure) {
    private static final int FEW_LOST = 3;
    private static final int MANY_LOST = 25;

    /** Of two readings a second apart, and what the other side says it sends. */
    static Quality of(Optional<MediaStats> before, MediaStats now, Shown shown) {
        long lost = Math.max(0, now.packetsLost() - before.map(MediaStats::packetsLost).orElse(now.packetsLost()));
        if (before.isPresent() && now.bytesReceived() == before.get().bytesReceived() && now.bitrate() == 0) {
            return new Quality(1, "quality.silent", 0);
        }
        if (lost >= FEW_LOST) {
            return new Quality(lost >= MANY_LOST ? 1 : 2, "quality.loss", lost);
        }
        if (now.roundTripMillis() > 250) {
            return new Quality(now.roundTripMillis() > 600 ? 1 : 2, "quality.delay", Math.round(now.roundTripMillis()));
        }
        if (now.jitterMillis() > 80) {
            return new Quality(2, "quality.jitter", Math.round(now.jitterMillis()));
        }
        boolean picture = shown.video() && !shown.screen() && now.width() > 0;
        if (picture && now.framesPerSecond() < 12) {
            return new Quality(now.framesPerSecond() < 5 ? 1 : 2, "quality.frames", Math.round(now.framesPerSecond()));
        }
        return new Quality(3, "quality.good", Math.round(now.roundTripMillis()));
    }
}
