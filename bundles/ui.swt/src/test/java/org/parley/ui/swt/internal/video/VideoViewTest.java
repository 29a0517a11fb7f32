package org.parley.ui.swt.internal.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.VideoFrame;
import org.parley.media.source.I420;
import org.parley.ui.swt.internal.rig.Stage;
import org.parley.ui.swt.video.Framing;
import org.parley.ui.swt.video.Place;
import org.parley.ui.swt.video.VideoPainter;
import org.parley.ui.swt.video.VideoSurface;

/** The view goes on whatever becomes of painters. */
class VideoViewTest {
    private final VideoPainters painters = new VideoPainters();
    private final I420 picture = new I420(64, 48);
    private Shell shell;
    private VideoView view;

    /** Counts what it is asked, and fails where it is told to. */
    private static final class Odd implements VideoPainter {
        private boolean failsToOpen;
        private boolean failsToTake;
        private boolean failsToPaint;
        private int taken;
        private int paints;
        private int closed;
        private boolean showsAtOnce;
        private int covered;

        @Override
        public String name() {
            return "odd";
        }

        @Override
        public VideoSurface open(Canvas canvas, boolean apart) {
            fail(failsToOpen);
            return new VideoSurface() {
                @Override
                public boolean take(VideoFrame frame, Framing framing) {
                    fail(failsToTake);
                    taken++;
                    return showsAtOnce && paints > 0;
                }

                @Override
                public Place paint(GC gc, Framing framing) {
                    fail(failsToPaint);
                    paints++;
                    return taken == 0 ? null : framing.place(64, 48, 0);
                }

                @Override
                public void covered() {
                    covered++;
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }

        private static void fail(boolean now) {
            if (now) {
                throw new NoSuchMethodError("cairo has changed");
            }
        }
    }

    private final Odd odd = new Odd();

    private void open() {
        shell.setLayout(new FillLayout());
        view = new VideoView(shell, painters, true);
        shell.setSize(300, 200);
        shell.open();
        until("the view is there", () -> odd.paints > 0 || odd.failsToOpen || odd.failsToPaint);
    }

    @BeforeEach
    void begin() {
        shell = new Shell(Stage.display(), SWT.NO_TRIM);
        painters.add(odd, 100);
    }

    @AfterEach
    void end() {
        shell.dispose();
        settle();
    }

    private void settle() {
        Display display = Stage.display();
        while (display.readAndDispatch()) {
            Thread.onSpinWait();
        }
    }

    /** Goes on until {@code condition} holds. */
    private static void until(String what, BooleanSupplier condition) {
        Display display = Stage.display();
        long end = System.nanoTime() + 20_000_000_000L;
        Runnable wake = () -> {};
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain: " + what);
            }
            display.timerExec(10, wake);
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }

    /** Brings a picture, again where the painter has just changed, and waits until it is seen. */
    private void seen(String painter) {
        until(painter + " paints", () -> {
            if (!view.showsPicture() || !view.painter().equals(painter)) {
                view.onFrame(picture);
            }
            return view.showsPicture() && view.painter().equals(painter);
        });
    }

    @Test
    void theBestPainterPaints() {
        open();
        seen("odd");
        assertThat(odd.taken).isPositive();
    }

    @Test
    void aPainterThatCannotBeLinkedIsReplacedAtOnce() {
        odd.failsToOpen = true;
        open();
        seen("portable");
    }

    @Test
    void aPainterThatFailsToTakeIsReplacedWhileTheCallGoesOn() {
        open();
        seen("odd");
        odd.failsToTake = true;
        view.onFrame(picture);
        seen("portable");
        assertThat(odd.closed).isEqualTo(1);
    }

    @Test
    void aPainterThatFailsToPaintIsReplacedToo() {
        odd.failsToPaint = true;
        open();
        seen("portable");
    }

    @Test
    void aPainterThatGoesIsClosedAndAnotherOneTakesOver() {
        open();
        seen("odd");
        painters.remove(odd);
        until("the surface is closed", () -> odd.closed == 1);
        seen("portable");
        painters.add(odd, 100);
        seen("odd");
    }

    @Test
    void ofManyPicturesThatCameMeanwhileOneIsPainted() {
        open();
        seen("odd");
        settle();
        int taken = odd.taken;
        int before = odd.paints;
        for (int i = 0; i < 50; i++) {
            view.onFrame(picture);
        }
        until("it is painted", () -> odd.paints > before);
        settle();
        assertThat(odd.taken - taken).isEqualTo(50);
        assertThat(odd.paints - before).isBetween(1, 2);
    }

    @Test
    void whatIsOnTheScreenAlreadyIsNotPaintedAgain() {
        open();
        seen("odd");
        settle();
        odd.showsAtOnce = true;
        int before = odd.paints;
        for (int i = 0; i < 5; i++) {
            view.onFrame(picture);
        }
        settle();
        assertThat(odd.paints).isEqualTo(before);
    }

    @Test
    void aHiddenViewShowsItsPlaceholderAndLaterTheLatestPicture() {
        open();
        seen("odd");
        boolean[] drawn = new boolean[1];
        view.placeholder((gc, size) -> drawn[0] = true);
        view.hide(true);
        int before = odd.covered;
        until("the placeholder is seen", () -> drawn[0] && !view.showsPicture());
        assertThat(odd.covered).isGreaterThan(before);
        view.hide(false);
        until("the picture is seen", view::showsPicture);
    }

    @Test
    void picturesAfterTheEndDoNoHarm() {
        open();
        view.dispose();
        view.onFrame(picture);
        settle();
        assertThat(odd.closed).isEqualTo(1);
    }

    @Test
    void figuresAreWrittenAsLinesOfJson(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("figures");
        open();
        FigureFile figures = new FigureFile(new FigureLines(file), Runnable::run);
        figures.beginFrame();
        figures.endFrame(640, 480);
        figures.beginPaint();
        figures.painted(System.nanoTime() - 2_000_000_000L, System.nanoTime() - 3_000_000_000L);
        while (!Files.exists(file)) {
            figures.beginPaint();
            figures.painted(System.nanoTime(), System.nanoTime());
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).startsWith("{\"painted\":").contains("\"medianMillis\":", "\"p95Millis\":", "\"cpuMillis\":", "\"bytesPerFrame\":", "\"delayMillis\":", "\"width\":640", "\"height\":480}");
    }
}
