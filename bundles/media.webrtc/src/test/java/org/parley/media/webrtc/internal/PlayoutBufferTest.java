package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlayoutBufferTest {
    private static final int BLOCK = 480;

    private final PlayoutBuffer buffer = new PlayoutBuffer();
    private final byte[] out = new byte[BLOCK * 4];

    @Test
    void itIsSilentUntilThereIsEnoughAndWhenItRunsDry() {
        write(3);
        assertThat(read()).isZero();
        write(1);
        assertThat(read()).isEqualTo(1_000);
        IntStream.range(0, 4).forEach(i -> read());
        assertThat(read()).isZero();
        write(4);
        assertThat(read()).isEqualTo(1_000);
    }

    @Test
    void aReaderThatIsFasterIsServedWithoutAGap() {
        write(6);
        for (int i = 0; i < 1_000; i++) {
            assertThat(read()).as("block %d", i).isEqualTo(1_000);
            if (i % 200 != 199) {
                write(1);
            }
        }
    }

    @Test
    void aReaderThatIsSlowHearsWhatIsNew() {
        write(100);
        assertThat(read()).isEqualTo(1_000);
        write(1_000);
        assertThat(read()).isEqualTo(1_000);
    }

    @Test
    void bothChannelsGetTheSame() {
        write(6);
        buffer.read(out, BLOCK, 2, 48_000);
        assertThat(sample(BLOCK)).isEqualTo(1_000);
        assertThat(sample(BLOCK + 1)).isEqualTo(1_000);
    }

    private void write(int blocks) {
        byte[] pcm = new byte[BLOCK * 4];
        for (int i = 0; i < BLOCK * 2; i++) {
            pcm[2 * i] = (byte) (i % 2 == 0 ? 500 : 1_500);
            pcm[2 * i + 1] = (byte) ((i % 2 == 0 ? 500 : 1_500) >> 8);
        }
        for (int i = 0; i < blocks; i++) {
            buffer.write(pcm, 48_000, 2, BLOCK);
        }
    }

    private int read() {
        Arrays.fill(out, (byte) 7);
        buffer.read(out, BLOCK, 1, 48_000);
        return sample(BLOCK - 1);
    }

    private int sample(int index) {
        return (short) (out[2 * index] & 0xFF | out[2 * index + 1] << 8);
    }
}
