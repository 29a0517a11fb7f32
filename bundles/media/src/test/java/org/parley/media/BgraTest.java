package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.media.source.I420;

class BgraTest {
    private static byte[] pixels(I420 picture) {
        byte[] pixels = new byte[picture.width() * picture.height() * 4];
        picture.toBgra(pixels);
        return pixels;
    }

    private static int[] pixel(byte[] pixels, int index) {
        return new int[] {pixels[4 * index] & 0xFF, pixels[4 * index + 1] & 0xFF, pixels[4 * index + 2] & 0xFF, pixels[4 * index + 3] & 0xFF};
    }

    private static I420 filled(int luma, int blue, int red) {
        I420 picture = new I420(5, 3);
        picture.fill(luma, blue, red);
        return picture;
    }

    @Test
    void blackIsBlackAndWhiteIsWhite() {
        assertThat(pixel(pixels(filled(16, 128, 128)), 0)).containsExactly(0, 0, 0, 255);
        assertThat(pixel(pixels(filled(235, 128, 128)), 14)).containsExactly(255, 255, 255, 255);
    }

    @Test
    void bytesOfPureColoursAreInTheOrderBlueGreenRed() {
        assertThat(pixel(pixels(filled(41, 240, 110)), 0)).as("blue").containsExactly(255, 0, 0, 255);
        assertThat(pixel(pixels(filled(145, 54, 34)), 4)).as("green").containsExactly(1, 255, 0, 255);
        assertThat(pixel(pixels(filled(81, 90, 240)), 14)).as("red").containsExactly(0, 0, 255, 255);
    }

    @Test
    void everyValueOfEveryPlaneStaysWithinAByte() {
        for (int luma = 0; luma < 256; luma += 51) {
            for (int blue = 0; blue < 256; blue += 51) {
                for (int red = 0; red < 256; red += 51) {
                    assertThat(pixel(pixels(filled(luma, blue, red)), 7)[3]).isEqualTo(255);
                }
            }
        }
    }

    @Test
    void aPixelTakesTheColourOfItsSquareOfFour() {
        I420 picture = filled(145, 54, 34);
        picture.u().put(1, (byte) 90);
        picture.v().put(1, (byte) 240);
        picture.y().put(2, (byte) 81);
        byte[] pixels = pixels(picture);
        assertThat(pixel(pixels, 1)).containsExactly(1, 255, 0, 255);
        assertThat(pixel(pixels, 2)).containsExactly(0, 0, 255, 255);
        assertThat(pixel(pixels, 10)).containsExactly(1, 255, 0, 255);
    }
}
