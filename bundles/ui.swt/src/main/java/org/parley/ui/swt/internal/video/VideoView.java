package org.parley.ui.swt.internal.video;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.parley.media.VideoFrame;
import org.parley.media.VideoSink;
import org.parley.ui.swt.internal.model.UiThread;
import org.parley.ui.swt.video.Framing;
import org.parley.ui.swt.video.Place;

/**
 * Shows moving pictures, the latest one always; a placeholder while there is none. Pictures come on a thread of the engine, and where the painter can, they go to the screen there;
 * everything else happens on the UI thread, where at most one repaint waits.
 */
public final class VideoView extends Canvas implements VideoSink {
    private static final int CALM_MILLIS = 60;
    private static final long CALM_NANOS = CALM_MILLIS * 1_000_000L;
    private final VideoPainters painters;
    private final boolean apart;
    private final UiThread ui;
    private final Runnable painterChanged = this::askForPainter;
    private final Runnable show = this::show;
    private final Runnable late = this::showLate;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile VideoPainters.Opened opened;
    private volatile Framing framing = new Framing(1, 1, 100, false, false);
    private volatile PaintFigures figures = PaintFigures.NONE;
    private volatile long arrived;
    private volatile long decoded;
    private BiConsumer<GC, Point> placeholder = (gc, size) -> {};
    private volatile boolean calm;
    private Color background;
    private boolean hidden;
    private boolean painted;
    private long latestPaint;

    /**
     * Shows the placeholder at first.
     *
     * @param apart may be a window of the display server of its own, as {@link VideoPainter#open} says
     */
    public VideoView(Composite parent, VideoPainters painters, boolean apart) {
        super(parent, SWT.NO_BACKGROUND | SWT.NO_REDRAW_RESIZE | SWT.NO_FOCUS);
        this.painters = painters;
        this.apart = apart;
        ui = new UiThread(getDisplay());
        setBackground(parent.getBackground());
        opened = painters.open(this, apart);
        painters.listen(painterChanged);
        addListener(SWT.Paint, this::paint);
        addListener(SWT.Resize, event -> measure());
        addListener(SWT.Dispose, event -> close());
    }

    @Override
    public void setBackground(Color color) {
        super.setBackground(color);
        background = color;
    }

    /** Kept here: SWT would read it from its style sheet each time, which costs as much as painting. */
    @Override
    public Color getBackground() {
        return background;
    }

    /** Draws instead of a picture, upon the background; given the size. */
    public void placeholder(BiConsumer<GC, Point> painter) {
        placeholder = painter;
        redraw();
    }

    /** Shows the placeholder although pictures may come: what comes is black, or old. */
    public void hide(boolean on) {
        if (hidden != on) {
            hidden = on;
            redraw();
        }
    }

    /** Fills the view and is cropped, or is seen whole. */
    public void cover(boolean on) {
        frame(on, framing.mirrored());
    }

    /** Left and right exchanged. */
    public void mirror(boolean on) {
        frame(framing.cover(), on);
    }

    /** About 15 pictures a second at most, painted together with whatever is painted next: for one that is small beside another. */
    public void calm(boolean on) {
        calm = on;
    }

    private void frame(boolean cover, boolean mirrored) {
        Framing now = framing;
        framing = new Framing(now.width(), now.height(), now.zoom(), cover, mirrored);
        redraw();
    }

    /** Tells {@code figures} what each painted frame costs. */
    public void measureInto(PaintFigures newFigures) {
        figures = newFigures;
    }

    /** The name of the painter in use. */
    public String painter() {
        return opened.painter().name();
    }

    /** Whether the latest paint showed a picture. */
    public boolean showsPicture() {
        return painted;
    }

    private void measure() {
        Point size = getSize();
        framing = new Framing(Math.max(1, size.x), Math.max(1, size.y), Math.max(100, getMonitor().getZoom()), framing.cover(), framing.mirrored());
        redraw();
    }

    @Override
    public void onFrame(VideoFrame frame) {
        long now = System.nanoTime();
        if (calm && now - arrived < CALM_NANOS) {
            return;
        }
        PaintFigures measured = figures;
        measured.beginFrame();
        VideoPainters.Opened with = opened;
        boolean seen = false;
        try {
            seen = with.surface().take(frame, framing);
            arrived = now;
            decoded = frame.timestampNanos();
        } catch (RuntimeException | LinkageError e) {
            painters.fail(with.painter(), e);
        }
        measured.endFrame(frame.width(), frame.height());
        if (seen) {
            measured.shown(now, decoded);
        } else if (waiting.compareAndSet(false, true)) {
            ui.execute(show);
        }
    }

    @Override
    public int calmMillis() {
        return calm ? CALM_MILLIS : 0;
    }

    private void show() {
        waiting.set(false);
        if (isDisposed() || hidden || !isVisible()) {
            return;
        }
        if (calm && System.nanoTime() - latestPaint < CALM_NANOS) {
            getDisplay().timerExec(CALM_MILLIS, late); // most likely what lies beneath is painted again before, and this with it
            return;
        }
        figures.beginPaint();
        redraw();
    }

    private void showLate() {
        if (!isDisposed() && latestPaint - arrived < 0) {
            redraw();
        }
    }

    private void paint(Event event) {
        long start = System.nanoTime();
        latestPaint = start;
        GC gc = event.gc;
        Place place = hidden ? null : paintPicture(gc);
        painted = place != null;
        if (place == null) {
            opened.surface().covered();
            fill(gc, new Place(0, 0, 0, 0));
            placeholder.accept(gc, getSize());
        } else {
            fill(gc, place);
            figures.painted(start, decoded);
        }
    }

    private Place paintPicture(GC gc) {
        VideoPainters.Opened now = opened;
        try {
            return now.surface().paint(gc, framing);
        } catch (RuntimeException | LinkageError e) {
            painters.fail(now.painter(), e);
            return null;
        }
    }

    /** The background beside {@code place}. */
    private void fill(GC gc, Place place) {
        Point size = getSize();
        gc.setBackground(getBackground());
        int right = place.x() + place.width();
        int bottom = place.y() + place.height();
        bar(gc, 0, 0, size.x, place.y());
        bar(gc, 0, Math.max(0, bottom), size.x, size.y - bottom);
        bar(gc, 0, place.y(), place.x(), place.height());
        bar(gc, right, place.y(), size.x - right, place.height());
    }

    private static void bar(GC gc, int x, int y, int width, int height) {
        if (width > 0 && height > 0) {
            gc.fillRectangle(x, y, width, height);
        }
    }

    private void askForPainter() {
        ui.execute(this::changePainter);
    }

    private void changePainter() {
        if (isDisposed() || opened.painter() == painters.best()) {
            return;
        }
        VideoPainters.Opened before = opened;
        opened = painters.open(this, apart);
        before.surface().close();
        redraw();
    }

    private void close() {
        painters.unlisten(painterChanged);
        opened.surface().close();
    }
}
