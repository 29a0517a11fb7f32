package org.parley.media.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPatternTest {
    @ParameterizedTest
    @CsvSource({"160,120", "176,144", "320,240", "640,360", "640,480", "1280,720", "1920,1080", "722,406"})
    void theClockIsReadBackAtAnySize(int width, int height) {
        for (long frame : new long[] {0, 1, 2, 12_345, 0x7FFF_FFFFL, 0xFFFF_FFFFL}) {
            I420 picture = drawn(width, height, frame);
            assertThat(TestPattern.read(picture)).hasValue(frame);
            assertThat(ClockBlocks.read(picture)).containsExactly(frame, 1_767_225_612_345L & 0xFFFF_FFFFL);
        }
    }

    @ParameterizedTest
    @CsvSource({"640,480,320,240", "640,480,160,120", "320,240,640,480", "1280,720,640,360", "640,480,480,360", "640,480,800,600", "160,120,320,240"})
    void theClockSurvivesScaling(int width, int height, int toWidth, int toHeight) {
        I420 scaled = new I420(toWidth, toHeight);
        scaled.copyFrom(drawn(width, height, 98_765));
        assertThat(TestPattern.read(scaled)).hasValue(98_765);
    }

    @Test
    void theClockSurvivesBlurAndNoise() {
        I420 picture = drawn(320, 240, 4_711);
        blurAndAddNoise(picture, 3, 40);
        assertThat(TestPattern.read(picture)).hasValue(4_711);
    }

    @Test
    void everyFrameDiffersAndIsReadable() {
        TestPattern pattern = new TestPattern(320, 240);
        I420 picture = new I420(320, 240);
        for (long frame = 0; frame < 3_000; frame++) {
            pattern.draw(frame, frame * 33, picture);
            assertThat(TestPattern.read(picture)).hasValue(frame);
        }
    }

    @Test
    void picturesWithoutClockAreNotRead() {
        I420 picture = new I420(640, 480);
        picture.black();
        assertThat(TestPattern.read(picture)).isEmpty();
        picture.fill(128, 128, 128);
        assertThat(TestPattern.read(picture)).isEmpty();
        Random random = new Random(1);
        for (int i = 0; i < picture.y().capacity(); i++) {
            picture.y().put(i, (byte) random.nextInt());
        }
        assertThat(TestPattern.read(picture)).isEmpty();
        assertThat(TestPattern.read(new I420(64, 48))).isEqualTo(OptionalLong.empty());
    }

    @Test
    void aDamagedBlockIsNoticed() {
        I420 picture = drawn(640, 480, 77);
        for (int row = 330; row < 345; row++) {
            for (int x = 320; x < 350; x++) {
                picture.y().put(row * 640 + x, (byte) (255 - picture.y().get(row * 640 + x)));
            }
        }
        assertThat(TestPattern.read(picture)).isEmpty();
    }

    @Test
    void planesWithStridesAreDrawnTheSame() {
        I420 plain = drawn(320, 240, 5);
        ByteBuffer y = ByteBuffer.allocateDirect(352 * 240);
        ByteBuffer u = ByteBuffer.allocateDirect(176 * 120);
        ByteBuffer v = ByteBuffer.allocateDirect(192 * 120);
        new TestPattern(320, 240).draw(5, 1_767_225_612_345L, y, 352, u, 176, v, 192);
        for (int row = 0; row < 240; row++) {
            assertThat(y.slice(row * 352, 320)).isEqualTo(plain.y().slice(row * 320, 320));
        }
        assertThat(v.slice(192 * 119, 160)).isEqualTo(plain.v().slice(160 * 119, 160));
        assertThat(u.slice(176 * 3, 160)).isEqualTo(plain.u().slice(160 * 3, 160));
    }

    @ParameterizedTest
    @CsvSource({"16,16", "16,2160", "3840,16", "18,30", "33,47"})
    void smallAndOddSizesCanBeDrawn(int width, int height) {
        for (long frame = 0; frame < 200; frame++) {
            assertThat(drawn(width, height, frame).width()).isEqualTo(width);
        }
    }

    @Test
    void wrongSizesAreRefused() {
        assertThatThrownBy(() -> new TestPattern(8, 8)).hasMessageContaining("8x8");
        assertThatThrownBy(() -> new TestPattern(320, 240).draw(1, 1, new I420(160, 120))).hasMessageContaining("160x120");
        assertThatThrownBy(() -> new I420(0, 5)).hasMessageContaining("0x5");
    }

    private static I420 drawn(int width, int height, long frame) {
        I420 picture = new I420(width, height);
        new TestPattern(width, height).draw(frame, 1_767_225_612_345L, picture);
        return picture;
    }

    private static void blurAndAddNoise(I420 picture, int reach, int noise) {
        Random random = new Random(7);
        byte[] from = new byte[picture.y().capacity()];
        picture.y().get(0, from);
        for (int row = reach; row < picture.height() - reach; row++) {
            for (int x = reach; x < picture.width() - reach; x++) {
                int sum = 0;
                for (int dy = -reach; dy <= reach; dy++) {
                    for (int dx = -reach; dx <= reach; dx++) {
                        sum += from[(row + dy) * picture.width() + x + dx] & 0xFF;
                    }
                }
                int mean = sum / ((2 * reach + 1) * (2 * reach + 1)) + random.nextInt(2 * noise) - noise;
                picture.y().put(row * picture.width() + x, (byte) Math.max(0, Math.min(255, mean)));
            }
        }
    }
}
