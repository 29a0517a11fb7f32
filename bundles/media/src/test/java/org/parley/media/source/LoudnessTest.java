package org.parley.media.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LoudnessTest {
    private final Loudness loudness = new Loudness();

    @Test
    void theGreatestSampleCountsWhateverItsSign() {
        assertThat(loudness.level()).isZero();
        loudness.heard(new short[] {100, Short.MIN_VALUE, 5}, 3);
        assertThat(loudness.level()).isEqualTo(1);
    }

    @Test
    void soundIsForgottenAfterATenthOfASecond() {
        hear(16_384, 1);
        hear(0, 4);
        assertThat(loudness.level()).isEqualTo(0.5);
        hear(0, 6);
        assertThat(loudness.level()).isZero();
    }

    @Test
    void silenceIsHeardAtOnce() {
        hear(16_384, 1);
        loudness.silence();
        assertThat(loudness.level()).isZero();
    }

    private void hear(int sample, int blocks) {
        short[] block = new short[WavFile.BLOCK];
        Arrays.fill(block, (short) sample);
        for (int i = 0; i < blocks; i++) {
            loudness.heard(block, block.length);
        }
    }
}
