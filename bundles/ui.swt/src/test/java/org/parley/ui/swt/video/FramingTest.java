package org.parley.ui.swt.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramingTest {
    private static Place fit(int width, int height, int frameWidth, int frameHeight, int rotation) {
        return new Framing(width, height, 100, false, false).place(frameWidth, frameHeight, rotation);
    }

    @Test
    void aPictureOfTheSameProportionsFillsTheCanvas() {
        assertThat(fit(1_280, 720, 640, 360, 0)).isEqualTo(new Place(0, 0, 1_280, 720));
    }

    @Test
    void aWholePictureStaysWithinAnyCanvasInItsProportions() {
        for (int width = 1; width < 400; width += 7) {
            for (int height = 1; height < 400; height += 7) {
                Place place = fit(width, height, 640, 480, 0);
                assertThat(place.width()).isBetween(1, width);
                assertThat(place.height()).isBetween(1, height);
                assertThat(place.width() == width || place.height() == height).isTrue();
                assertThat(Math.abs(place.width() * 3 - place.height() * 4)).isLessThanOrEqualTo(4);
            }
        }
    }

    @Test
    void aCoveringPictureLeavesNothingOfAnyCanvasFree() {
        for (int width = 1; width < 400; width += 7) {
            for (int height = 1; height < 400; height += 7) {
                Place place = new Framing(width, height, 100, true, false).place(640, 480, 0);
                assertThat(place.x()).isLessThanOrEqualTo(0);
                assertThat(place.y()).isLessThanOrEqualTo(0);
                assertThat(place.x() + place.width()).isGreaterThanOrEqualTo(width);
                assertThat(place.y() + place.height()).isGreaterThanOrEqualTo(height);
            }
        }
    }

    @Test
    void aPictureOnItsSideIsMeasuredAsItIsSeen() {
        assertThat(fit(100, 100, 200, 100, 90)).isEqualTo(new Place(25, 0, 50, 100));
    }

    @Test
    void pixelsFollowTheZoomOfTheScreen() {
        assertThat(new Framing(10, 10, 200, false, false).pixels(5)).isEqualTo(10);
        assertThat(new Framing(10, 10, 150, false, false).pixels(5)).isEqualTo(8);
    }
}
