package org.parley.ui.swt.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.media.source.I420;
import org.parley.ui.swt.internal.rig.BareDisplay;

/** What every painter does: the right picture at the right place, whatever the sizes. */
public abstract class VideoPainterContract {
    private static final RGB BESIDE = new RGB(10, 20, 30);
    private static final RGB RED = new RGB(255, 0, 0);
    private static final RGB GREEN = new RGB(0, 255, 0);
    private static final RGB BLUE = new RGB(0, 0, 255);
    private static final RGB WHITE = new RGB(255, 255, 255);
    private static final int[][] QUARTERS = {{81, 90, 240}, {145, 54, 34}, {41, 240, 110}, {235, 128, 128}};

    private static Display own;
    private Display display;
    private Shell shell;
    private VideoSurface surface;

    /** The painter under test. */
    protected abstract VideoPainter painter();

    @BeforeEach
    void open() {
        if (Display.getCurrent() == null) {
            own = BareDisplay.get();
        }
        display = Display.getCurrent();
        shell = new Shell(display);
        surface = painter().open(new Canvas(shell, SWT.NONE), false);
    }

    @AfterEach
    void close() {
        surface.close();
        shell.dispose();
    }

    @AfterAll
    static void closeDisplay() {
        if (own != null) {
            own.dispose();
            own = null;
        }
    }

    @Test
    void itMayPrepareOnAnyThreadAndOpensAfterwards() throws InterruptedException {
        Thread reader = new Thread(painter()::prepare);
        reader.start();
        reader.join();
        painter().open(new Canvas(shell, SWT.NONE), false).close();
    }

    /** Red, green, blue and white from the upper left to the lower right. */
    private static I420 quarters(int width, int height) {
        I420 picture = new I420(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int[] colour = QUARTERS[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)];
                picture.y().put(y * width + x, (byte) colour[0]);
                picture.u().put(y / 2 * picture.strideU() + x / 2, (byte) colour[1]);
                picture.v().put(y / 2 * picture.strideV() + x / 2, (byte) colour[2]);
            }
        }
        return picture;
    }

    private static I420 turned(I420 picture, int rotation) {
        picture.rotation(rotation);
        return picture;
    }

    private static Framing framing(int width, int height, boolean cover, boolean mirrored) {
        return new Framing(width, height, 100, cover, mirrored);
    }

    private ImageData painted(Framing framing) {
        Image image = new Image(display, framing.width(), framing.height());
        GC gc = new GC(image);
        gc.setBackground(new Color(BESIDE));
        gc.fillRectangle(0, 0, framing.width(), framing.height());
        surface.paint(gc, framing);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    private static void assertPixel(ImageData data, int x, int y, RGB expected) {
        RGB actual = data.palette.getRGB(data.getPixel(x, y));
        int off = Math.max(Math.max(Math.abs(actual.red - expected.red), Math.abs(actual.green - expected.green)), Math.abs(actual.blue - expected.blue));
        assertThat(off).as("at %d,%d is %s, expected about %s", x, y, actual, expected).isLessThan(24);
    }

    private static void assertQuarters(ImageData data, Place place, RGB upperLeft, RGB upperRight, RGB lowerLeft, RGB lowerRight) {
        int left = place.x() + place.width() / 4;
        int right = place.x() + place.width() * 3 / 4;
        int top = place.y() + place.height() / 4;
        int bottom = place.y() + place.height() * 3 / 4;
        assertPixel(data, left, top, upperLeft);
        assertPixel(data, right, top, upperRight);
        assertPixel(data, left, bottom, lowerLeft);
        assertPixel(data, right, bottom, lowerRight);
    }

    @Test
    void nothingIsPaintedBeforeTheFirstPicture() {
        Image image = new Image(display, 10, 10);
        GC gc = new GC(image);
        assertThat(surface.paint(gc, framing(10, 10, false, false))).isNull();
        gc.dispose();
        image.dispose();
    }

    @Test
    void aWholePictureHasBarsBesideItThatAreLeftAlone() {
        Framing framing = framing(300, 100, false, false);
        surface.take(quarters(64, 48), framing);
        ImageData data = painted(framing);
        assertPixel(data, 40, 50, BESIDE);
        assertPixel(data, 260, 50, BESIDE);
        assertQuarters(data, new Place(83, 0, 133, 100), RED, GREEN, BLUE, WHITE);
        assertPixel(data, 84, 1, RED);
        assertPixel(data, 215, 98, WHITE);
    }

    @Test
    void aWholePictureHasBarsAboveAndBelow() {
        Framing framing = framing(100, 300, false, false);
        surface.take(quarters(64, 48), framing);
        ImageData data = painted(framing);
        assertPixel(data, 50, 100, BESIDE);
        assertPixel(data, 50, 200, BESIDE);
        assertQuarters(data, new Place(0, 112, 100, 75), RED, GREEN, BLUE, WHITE);
    }

    @Test
    void aPictureThatIsSeenLargerHasItsColoursUpToItsEdges() {
        Framing framing = framing(320, 240, false, false);
        for (int i = 0; i < 3; i++) {
            surface.take(quarters(32, 24), framing);
            ImageData data = painted(framing);
            for (int x = 0; x < 320; x += 319) {
                assertPixel(data, x, 0, x == 0 ? RED : GREEN);
                assertPixel(data, x, 239, x == 0 ? BLUE : WHITE);
            }
            assertPixel(data, 100, 0, RED);
            assertPixel(data, 100, 239, BLUE);
        }
    }

    @Test
    void aCoveringPictureIsCroppedEvenly() {
        Framing framing = framing(100, 100, true, false);
        surface.take(quarters(400, 100), framing);
        ImageData data = painted(framing);
        assertPixel(data, 1, 1, RED);
        assertPixel(data, 47, 47, RED);
        assertPixel(data, 52, 52, WHITE);
        assertPixel(data, 98, 1, GREEN);
        assertPixel(data, 1, 98, BLUE);
    }

    @Test
    void aMirroredPictureHasLeftAndRightExchanged() {
        Framing framing = framing(64, 48, false, true);
        surface.take(quarters(64, 48), framing);
        assertQuarters(painted(framing), new Place(0, 0, 64, 48), GREEN, RED, WHITE, BLUE);
    }

    @Test
    void aTurnedPictureIsShownUpright() {
        Framing framing = framing(48, 64, false, false);
        Place all = new Place(0, 0, 48, 64);
        surface.take(turned(quarters(64, 48), 90), framing);
        assertQuarters(painted(framing), all, BLUE, RED, WHITE, GREEN);
        surface.take(turned(quarters(64, 48), 270), framing);
        assertQuarters(painted(framing), all, GREEN, WHITE, RED, BLUE);
    }

    @Test
    void aPictureUpsideDownIsShownUpright() {
        Framing framing = framing(128, 96, false, false);
        surface.take(turned(quarters(64, 48), 180), framing);
        assertQuarters(painted(framing), new Place(0, 0, 128, 96), WHITE, BLUE, GREEN, RED);
    }

    @Test
    void aTurnedPictureIsMirroredAsItIsSeen() {
        Framing framing = framing(48, 64, false, true);
        surface.take(turned(quarters(64, 48), 90), framing);
        assertQuarters(painted(framing), new Place(0, 0, 48, 64), RED, BLUE, GREEN, WHITE);
    }

    @Test
    void picturesOfOtherSizesFollowEachOther() {
        Framing framing = framing(100, 75, false, false);
        for (int width = 16; width <= 1_280; width = width * 2 + 4) {
            surface.take(quarters(width, width * 3 / 4), framing);
            assertQuarters(painted(framing), new Place(0, 0, 100, 75), RED, GREEN, BLUE, WHITE);
        }
    }

    @Test
    void aPictureTakenForAnotherSizeIsPaintedIntoTheNewOne() {
        surface.take(quarters(64, 48), framing(640, 480, false, false));
        Framing framing = framing(100, 200, false, false);
        ImageData data = painted(framing);
        assertPixel(data, 50, 50, BESIDE);
        assertQuarters(data, new Place(0, 62, 100, 75), RED, GREEN, BLUE, WHITE);
    }

    @Test
    void theLatestPictureWins() {
        Framing framing = framing(20, 20, false, false);
        for (int[] colour : QUARTERS) {
            I420 picture = new I420(20, 20);
            picture.fill(colour[0], colour[1], colour[2]);
            surface.take(picture, framing);
        }
        assertPixel(painted(framing), 10, 10, WHITE);
        assertPixel(painted(framing), 10, 10, WHITE);
    }

    @Test
    void aClosedSurfaceTakesNothingMore() {
        Framing framing = framing(20, 20, false, false);
        surface.take(quarters(20, 20), framing);
        surface.close();
        surface.close();
        surface.take(quarters(20, 20), framing);
        Image image = new Image(display, 20, 20);
        GC gc = new GC(image);
        assertThat(surface.paint(gc, framing)).isNull();
        gc.dispose();
        image.dispose();
    }
}
