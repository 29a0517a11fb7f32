package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.parley.media.source.I420;

class BgraTest {
    private static byte[] pixels(I420 picture) {
        byte[] pixels = new byte[picture.width() * picture.height() * 4];
        picture.toBgra(ByteBuffer.wrap(pixels), 0, picture.width(), picture.height());
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

    @Test
    void aSmallerPictureHasTheMeanOfWhatEachPixelCovers() {
        I420 picture = new I420(8, 4);
        picture.fill(16, 128, 128);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 8; x += 2) {
                picture.y().put(y * 8 + x, (byte) 235); // lines of one pixel, of which none may win
            }
        }
        for (int width : new int[] {4, 2}) {
            byte[] pixels = new byte[width * 2 * 4];
            picture.toBgra(ByteBuffer.wrap(pixels), 0, width, 2);
            for (int i = 0; i < 2 * width; i++) {
                assertThat(pixel(pixels, i)).containsExactly(128, 128, 128, 255);
            }
        }
    }

    @Test
    void aSmallerPictureHasItsColoursWhereTheyWere() {
        I420 picture = new I420(9, 5);
        picture.fill(81, 90, 240);
        for (int y = 0; y < 5; y++) {
            for (int x = 4; x < 9; x++) {
                picture.y().put(y * 9 + x, (byte) 41);
                picture.u().put(y / 2 * 5 + x / 2, (byte) 240);
                picture.v().put(y / 2 * 5 + x / 2, (byte) 110);
            }
        }
        byte[] pixels = new byte[2 * 4];
        picture.toBgra(ByteBuffer.wrap(pixels), 0, 2, 1);
        assertThat(pixel(pixels, 0)).as("red").containsExactly(0, 0, 255, 255);
        assertThat(pixel(pixels, 1)).as("blue").containsExactly(255, 0, 0, 255);
    }

    @Test
    void directMemoryIsFilledFromTheStartWhateverItsPosition() {
        ByteBuffer pixels = ByteBuffer.allocateDirect(100).position(50);
        filled(81, 90, 240).toBgra(pixels, 20, 5, 3);
        assertThat(pixels.get(18)).isZero();
        assertThat(pixels.get(22)).isEqualTo((byte) 255);
        assertThat(pixels.get(79)).isEqualTo((byte) 255);
        assertThat(pixels.get(80)).isZero();
        assertThat(pixels.position()).isEqualTo(50);
    }

    @Test
    void aSizeThatThePictureOrTheMemoryDoesNotHaveIsRefused() {
        for (int[] size : new int[][] {{6, 3}, {5, 4}, {0, 3}, {5, 0}, {-1, 3}}) {
            assertThatThrownBy(() -> filled(16, 128, 128).toBgra(ByteBuffer.allocate(1_000), 0, size[0], size[1])).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> filled(16, 128, 128).toBgra(ByteBuffer.allocate(59), 0, 5, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> filled(16, 128, 128).toBgra(ByteBuffer.allocate(60), 1, 5, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> filled(16, 128, 128).toBgra(ByteBuffer.allocate(60), -1, 5, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
