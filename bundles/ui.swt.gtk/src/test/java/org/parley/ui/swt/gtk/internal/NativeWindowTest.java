package org.parley.ui.swt.gtk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Region;
import org.eclipse.swt.internal.gtk.GDK;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.media.source.I420;
import org.parley.ui.swt.internal.rig.BareDisplay;
import org.parley.ui.swt.video.Framing;
import org.parley.ui.swt.video.VideoSurface;

/** What the X server shows when pictures come to a canvas without GTK. */
class NativeWindowTest {
    private static final RGB RED = new RGB(255, 0, 0);
    private static final RGB BLUE = new RGB(0, 0, 255);
    private static final RGB GREEN = new RGB(0, 255, 0);
    private static final RGB GREY = new RGB(40, 40, 40);

    private Display display;
    private Shell shell;
    private Composite stage;
    private Canvas canvas;
    private VideoSurface surface;
    private int paints;

    @BeforeEach
    void open() {
        display = BareDisplay.get();
        shell = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP);
        shell.setBounds(100, 100, 400, 300);
        stage = new Composite(shell, SWT.NONE);
        stage.setBounds(0, 0, 400, 300);
        canvas = new Canvas(stage, SWT.NO_BACKGROUND);
        canvas.setBounds(50, 50, 300, 200);
        surface = new CairoPainter().open(canvas, true);
        canvas.addListener(SWT.Paint, event -> {
            paints++;
            event.gc.setBackground(new Color(GREY));
            event.gc.fillRectangle(canvas.getClientArea());
            surface.paint(event.gc, framing());
        });
        shell.open();
        until("it is painted", () -> paints > 0);
    }

    @AfterEach
    void close() {
        surface.close();
        shell.dispose();
        settle();
    }

    private Framing framing() {
        return new Framing(canvas.getSize().x, canvas.getSize().y, 100, false, false);
    }

    private void settle() {
        while (display.readAndDispatch()) {
            Thread.onSpinWait();
        }
    }

    private void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain: " + what);
            }
            display.timerExec(10, () -> {});
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }

    private static I420 picture(int width, RGB colour) {
        I420 picture = new I420(width, width * 2 / 3);
        if (colour.equals(RED)) {
            picture.fill(81, 90, 240);
        } else {
            picture.fill(41, 240, 110);
        }
        return picture;
    }

    /** A picture that GTK has painted, so that the next one need not be. */
    private void paintedOnce() {
        surface.take(picture(300, RED), framing());
        canvas.redraw();
        until("the picture is seen", () -> isNear(pixel(200, 150), RED));
    }

    /** Of the screen, counted from the shell's corner. */
    private RGB pixel(int x, int y) {
        Pointer server = new Pointer(GDK.gdk_x11_display_get_xdisplay(GDK.gdk_display_get_default()));
        NativeLong root = X11.XDefaultRootWindow(server);
        Pointer image = X11.XGetImage(server, root, 100 + x, 100 + y, 1, 1, new NativeLong(-1), 2);
        int colour = image.getPointer(16).getInt(0); // XImage: int width, height, xoffset, format; char *data
        X11.XDestroyImage(image);
        return new RGB(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
    }

    /** {@code libX11.so.6}. */
    private static final class X11 {
        static {
            Native.register("libX11.so.6");
        }

        static native NativeLong XDefaultRootWindow(Pointer display);

        static native Pointer XGetImage(Pointer display, NativeLong drawable, int x, int y, int width, int height, NativeLong planes, int format);

        static native int XDestroyImage(Pointer image);
    }

    private static boolean isNear(RGB one, RGB other) {
        return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue) < 48;
    }

    private void assertSeen(int x, int y, RGB expected) {
        until("the colour " + expected + " at " + x + ", " + y, () -> isNear(pixel(x, y), expected));
    }

    @Test
    void thePictureIsOnTheScreenWithoutTheUiThread() throws InterruptedException {
        paintedOnce();
        boolean[] shown = new boolean[1];
        Framing framing = framing();
        Thread engine = new Thread(() -> shown[0] = surface.take(picture(300, BLUE), framing));
        engine.start();
        engine.join();
        assertThat(shown[0]).isTrue();
        assertSeen(200, 150, BLUE);
        assertSeen(51, 51, BLUE);
        assertSeen(348, 248, BLUE);
    }

    @Test
    void aPictureMayComeBeforeTheUiThreadHasSentWhatItAsked() throws InterruptedException {
        surface.close();
        canvas.dispose();
        canvas = new Canvas(stage, SWT.NO_BACKGROUND);
        canvas.setBounds(50, 50, 300, 200);
        surface = new CairoPainter().open(canvas, true);
        canvas.addListener(SWT.Paint, event -> surface.paint(event.gc, framing()));
        Framing framing = framing();
        Thread engine = new Thread(() -> surface.take(picture(300, BLUE), framing));
        engine.start();
        engine.join();
        paintedOnce();
        assertThat(surface.take(picture(300, BLUE), framing)).as("painted without the UI thread").isTrue();
        assertSeen(200, 150, BLUE);
    }

    @Test
    void aPictureOfOtherProportionsIsPaintedWithItsBars() {
        paintedOnce();
        I420 tall = new I420(100, 200);
        tall.fill(41, 240, 110);
        assertThat(surface.take(tall, framing())).as("bars must be painted").isFalse();
        canvas.redraw();
        assertSeen(200, 150, BLUE);
        assertSeen(60, 150, GREY);
    }

    @Test
    void aSmallerPictureOfTheSameProportionsFillsTheSamePlace() {
        paintedOnce();
        assertThat(surface.take(picture(150, BLUE), framing())).isTrue();
        assertSeen(51, 51, BLUE);
        assertSeen(348, 248, BLUE);
    }

    @Test
    void whatCoversThePictureStaysSeenUntilTheNextPaint() {
        paintedOnce();
        surface.covered();
        assertThat(surface.take(picture(300, BLUE), framing())).isFalse();
        assertThat(isNear(pixel(200, 150), RED)).isTrue();
        canvas.redraw();
        assertSeen(200, 150, BLUE);
    }

    @Test
    void afterAnotherSizeItIsPaintedAnew() {
        paintedOnce();
        canvas.setBounds(0, 0, 390, 260);
        assertThat(surface.take(picture(300, BLUE), framing())).isFalse();
        canvas.redraw();
        assertSeen(1, 1, BLUE);
        assertSeen(388, 258, BLUE);
        assertThat(surface.take(picture(300, RED), framing())).isTrue();
        assertSeen(1, 1, RED);
        assertSeen(388, 258, RED);
    }

    @Test
    void whatLiesOverThePictureIsSeenAlsoWhenItCameLater() {
        paintedOnce();
        Composite toast = new Composite(shell, SWT.NONE);
        toast.setBackground(new Color(GREEN));
        toast.moveAbove(null);
        toast.setBounds(150, 100, 100, 50);
        assertSeen(200, 125, GREEN);
        assertThat(surface.take(picture(300, BLUE), framing())).isTrue();
        assertSeen(200, 160, BLUE);
        assertSeen(200, 125, GREEN);
        toast.dispose();
        assertSeen(200, 125, BLUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "button", "text", "list", "scrolled", "upon the canvas"})
    void anyControlOverThePictureIsSeen(String kind) {
        paintedOnce();
        Control control = control(kind);
        control.setBackground(new Color(GREEN));
        control.moveAbove(null);
        control.setBounds(kind.startsWith("upon") ? new Rectangle(100, 50, 100, 50) : new Rectangle(150, 100, 100, 50));
        assertSeen(235, 140, GREEN);
        assertThat(surface.take(picture(300, BLUE), framing())).isTrue();
        assertSeen(200, 160, BLUE);
        assertThat(isNear(pixel(235, 140), GREEN)).as("the %s is seen", kind).isTrue();
        control.dispose();
        assertSeen(235, 140, BLUE);
    }

    private Control control(String kind) {
        return switch (kind) {
            case "label" -> new Label(stage, SWT.NONE);
            case "button" -> new Button(stage, SWT.PUSH);
            case "text" -> new Text(stage, SWT.MULTI | SWT.V_SCROLL);
            case "list" -> new List(stage, SWT.NONE);
            case "scrolled" -> new Composite(stage, SWT.V_SCROLL);
            default -> new Label(canvas, SWT.NONE);
        };
    }

    @Test
    void aroundAShapeThePictureIsSeen() {
        paintedOnce();
        Composite round = new Composite(stage, SWT.NONE);
        Region middle = new Region(display);
        middle.add(25, 0, 50, 50);
        round.addListener(SWT.Dispose, event -> middle.dispose());
        round.setBackground(new Color(GREEN));
        round.moveAbove(null);
        round.setRegion(middle);
        round.setBounds(150, 100, 100, 50);
        assertSeen(200, 125, GREEN);
        canvas.redraw();
        assertSeen(155, 125, RED);
        assertThat(surface.take(picture(300, BLUE), framing())).isTrue();
        assertSeen(155, 125, BLUE);
        assertSeen(200, 125, GREEN);
    }

    @Test
    void whatWasHiddenIsSeenOnceItIsShown() {
        paintedOnce();
        Label label = new Label(stage, SWT.NONE);
        label.setVisible(false);
        label.setBackground(new Color(GREEN));
        label.moveAbove(null);
        label.setBounds(150, 100, 100, 50);
        assertThat(surface.take(picture(300, BLUE), framing())).isTrue();
        label.setVisible(true);
        assertSeen(200, 125, GREEN);
        assertThat(surface.take(picture(300, RED), framing())).isTrue();
        assertThat(isNear(pixel(200, 125), GREEN)).isTrue();
    }

    @Test
    void aClosedSurfaceLeavesTheScreenAlone() {
        paintedOnce();
        surface.close();
        assertThat(surface.take(picture(300, BLUE), framing())).isFalse();
        assertThat(isNear(pixel(200, 150), RED)).isTrue();
    }
}
