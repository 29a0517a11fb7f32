package org.parley.media.screen.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.IntBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConversionTest {
    @Test
    void picturesFitEvenlyAndDoNotGrow() {
        assertThat(Fitting.of(1920, 1080, 1920, 1080)).isEqualTo(new Fitting(1920, 1080));
        assertThat(Fitting.of(3840, 2160, 1920, 1080)).isEqualTo(new Fitting(1920, 1080));
        assertThat(Fitting.of(1001, 701, 1920, 1080)).isEqualTo(new Fitting(1000, 700));
        assertThat(Fitting.of(1000, 4000, 1920, 1080)).isEqualTo(new Fitting(270, 1080));
        assertThat(Fitting.of(5000, 1, 1920, 1080)).isEqualTo(new Fitting(1920, 2));
    }

    @Test
    void coloursAreThoseOfTheStandard() {
        assertColour(0x000000, 16, 128, 128);
        assertColour(0xFFFFFF, 235, 128, 128);
        assertColour(0xFF0000, 82, 90, 240);
        assertColour(0x00FF00, 144, 54, 34);
        assertColour(0x0000FF, 41, 240, 110);
    }

    @Test
    void aStrideIsSkippedAndOddRestsAreLeftOut() {
        int[] pixels = new int[7 * 5];
        Arrays.fill(pixels, 0xFF0000);
        for (int y = 0; y < 5; y++) {
            Arrays.fill(pixels, y * 7, y * 7 + 5, 0xFFFFFF);
        }
        Conversion conversion = new Conversion(5, 5, Fitting.of(5, 5, 100, 100));
        assertThat(conversion.convert(IntBuffer.wrap(pixels), 7)).isTrue();
        assertThat(conversion.picture().width()).isEqualTo(4);
        assertThat(conversion.picture().y().array()).containsOnly((byte) 235);
    }

    @Test
    void aPixelIsTheMeanOfWhatItCovers() {
        int[] pixels = new int[8 * 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 2 == 0 ? 0xFFFFFF : 0;
        }
        Conversion conversion = new Conversion(8, 8, Fitting.of(8, 8, 4, 4));
        conversion.convert(IntBuffer.wrap(pixels), 8);
        assertThat(conversion.picture().y().array()).hasSize(16).containsOnly((byte) ((66 * 127 + 129 * 127 + 25 * 127 + 128 >> 8) + 16));
    }

    @Test
    void whatHasNotChangedIsSaidAndWhatHasIsConverted() {
        int[] pixels = new int[16 * 16];
        Conversion conversion = new Conversion(16, 16, new Fitting(16, 16));
        assertThat(conversion.convert(IntBuffer.wrap(pixels), 16)).as("the first").isTrue();
        assertThat(conversion.picture().y().get(0)).isEqualTo((byte) 16);
        assertThat(conversion.convert(IntBuffer.wrap(pixels), 16)).isFalse();
        pixels[16 * 7 + 3] = 0xFFFFFF;
        assertThat(conversion.convert(IntBuffer.wrap(pixels), 16)).isTrue();
        assertThat(conversion.picture().y().get(16 * 7 + 3)).isEqualTo((byte) 235);
        assertThat(conversion.picture().y().get(16 * 7 + 4)).isEqualTo((byte) 16);
    }

    private static void assertColour(int colour, int luma, int blue, int red) {
        int[] pixels = new int[4 * 4];
        Arrays.fill(pixels, colour);
        Conversion conversion = new Conversion(4, 4, new Fitting(4, 4));
        conversion.convert(IntBuffer.wrap(pixels), 4);
        assertThat(conversion.picture().y().get(5) & 0xFF).isBetween(luma - 1, luma + 1);
        assertThat(conversion.picture().u().get(1) & 0xFF).isBetween(blue - 1, blue + 1);
        assertThat(conversion.picture().v().get(1) & 0xFF).isBetween(red - 1, red + 1);
    }
}
