package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.call.Call.Direction;
import org.parley.call.Call.Shown;
import org.parley.call.CallEnd.By;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.FileTransfer;
import org.parley.media.MediaStats;
import org.parley.media.Sound;
import org.parley.ui.swt.internal.text.Texts;

/** Every state, end and reason has its words in every language. */
class CallTextsTest {
    private static MediaStats stats(double frames, long bitrate, long lost, double jitter, double roundTrip, long bytes) {
        return new MediaStats(frames, 640, 480, bitrate, 0, lost, jitter, roundTrip, "VP8", "host", "host", bytes);
    }

    @Test
    void everyEndHasItsWords() {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            for (EndReason reason : EndReason.values()) {
                for (By by : By.values()) {
                    for (Direction direction : Direction.values()) {
                        assertThat(texts.get(EndText.key(direction, new org.parley.call.CallEnd(reason, by, java.time.Duration.ZERO)), "bob")).isNotBlank();
                    }
                }
            }
        }
    }

    @Test
    void everyStateHasItsWords() {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            for (CallState state : CallState.values()) {
                assertThat(texts.get("state." + state + (state == CallState.RINGING ? ".INCOMING" : ""))).isNotBlank();
            }
            for (FileTransfer.State state : FileTransfer.State.values()) {
                assertThat(texts.get("file." + state + (state == FileTransfer.State.OFFERED ? ".in" : ""), "1", "2")).isNotBlank();
            }
            for (FileTransfer.Reason reason : FileTransfer.Reason.values()) {
                assertThat(texts.get("file.reason." + reason, "bob")).isNotBlank();
            }
            for (CallEvent.DeviceLost.Device device : CallEvent.DeviceLost.Device.values()) {
                assertThat(texts.get("lost." + device, "a", "b")).contains("a").contains("b");
            }
        }
    }

    @Test
    void qualityFollowsTheWorstFigure() {
        MediaStats before = stats(30, 900_000, 10, 5, 30, 1_000);
        assertThat(Quality.of(java.util.Optional.of(before), stats(30, 900_000, 10, 5, 30, 2_000), Shown.ALL)).isEqualTo(new Quality(3, "quality.good", 30));
        assertThat(Quality.of(java.util.Optional.of(before), stats(30, 900_000, 15, 5, 30, 2_000), Shown.ALL)).isEqualTo(new Quality(2, "quality.loss", 5));
        assertThat(Quality.of(java.util.Optional.of(before), stats(30, 900_000, 10, 5, 700, 2_000), Shown.ALL)).isEqualTo(new Quality(1, "quality.delay", 700));
        assertThat(Quality.of(java.util.Optional.of(before), stats(30, 900_000, 10, 90, 30, 2_000), Shown.ALL)).isEqualTo(new Quality(2, "quality.jitter", 90));
        assertThat(Quality.of(java.util.Optional.of(before), stats(4, 900_000, 10, 5, 30, 2_000), Shown.ALL)).isEqualTo(new Quality(1, "quality.frames", 4));
        assertThat(Quality.of(java.util.Optional.of(before), stats(4, 900_000, 10, 5, 30, 2_000), new Shown(true, true, true)).bars()).isEqualTo(3);
        assertThat(Quality.of(java.util.Optional.of(before), stats(0, 0, 10, 5, 30, 1_000), Shown.ALL)).isEqualTo(new Quality(1, "quality.silent", 0));
    }

    @Test
    void sizesAreShortAndNeverAThousandOfAUnit() {
        assertThat(Sizes.of(713)).isEqualTo("713 B");
        assertThat(Sizes.of(12_400)).isEqualTo("12.4 kB");
        assertThat(Sizes.of(999_960)).isEqualTo("1.0 MB");
        assertThat(Sizes.of(1_073_741_824L)).isEqualTo("1.1 GB");
    }

    @Test
    void tonesAreHeardAndNeverClipped() {
        for (Sound sound : new Sound[] {Tones.ringing(), Tones.ringback(), Tones.busy(), Tones.ended()}) {
            int loudest = 0;
            for (short sample : sound.samples()) {
                loudest = Math.max(loudest, Math.abs(sample));
            }
            assertThat(loudest).isBetween(3_000, 20_000);
        }
    }
}
