package org.parley.ui.swt.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;
import org.parley.ui.swt.internal.video.FigureLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of the display, on the thread that {@link #run} is called on, until the windows are closed by the user or {@link #stop} is called. */
final class UiLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(UiLoop.class);
    private static final String HOME = "user.home";

    private final Supplier<Display> maker;
    private final Function<Display, Windows> opener;
    private final Ending ending;
    private final BlockedFigure blocked;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean stopping;
    private Display display;
    private volatile Thread thread; // Display.getThread() throws once the display is disposed

    /** {@code maker} makes the display, or brings the one that is there, on the UI thread. */
    UiLoop(Supplier<Display> maker, Function<Display, Windows> opener, Ending ending) {
        this(maker, opener, ending, new BlockedFigure(FigureLines.wanted()));
    }

    UiLoop(Supplier<Display> maker, Function<Display, Windows> opener, Ending ending, BlockedFigure blocked) {
        this.maker = maker;
        this.opener = opener;
        this.ending = ending;
        this.blocked = blocked;
    }

    /** What the loop shows. */
    interface Windows {
        /** Whether the user has closed them. */
        boolean isClosed();

        /** Takes them away. */
        void close();
    }

    /** Is told, on the UI thread, how it ended by itself. */
    interface Ending {
        /** The user closed the windows. */
        void closed();

        /** There are no windows. */
        void failed(Throwable why);
    }

    @Override
    public void run() {
        Throwable failure = null;
        try {
            if (begin()) {
                show();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            dispose();
            ended.countDown();
        }
        tell(failure);
    }

    private synchronized boolean begin() {
        if (stopping) {
            return false;
        }
        thread = Thread.currentThread();
        display = maker.get();
        return true;
    }

    private void show() {
        Windows windows = opener.apply(display);
        Walk.begin(display, FigureLines.wanted()).ifPresent(walk -> blocked.step(walk::step));
        try {
            while (!windows.isClosed() && !isStopping()) {
                turn();
            }
        } finally {
            windows.close();
            blocked.close();
        }
    }

    private void turn() {
        try {
            if (!blocked.measure(display::readAndDispatch)) {
                display.sleep();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("a window failed to do something; it goes on", e);
        }
    }

    private void dispose() {
        if (display != null && !display.isDisposed()) {
            String home = System.getProperty(HOME);
            try {
                // SWT leaves .swt/trims.prefs in the home folder, and has no switch for that: here it goes to the process's own folder, and with it
                System.setProperty(HOME, System.getProperty("java.io.tmpdir"));
                display.dispose();
            } catch (RuntimeException e) {
                LOG.warn("the windows did not go cleanly", e);
            } finally {
                System.setProperty(HOME, home);
            }
        }
    }

    private void tell(Throwable failure) {
        if (isStopping()) {
            if (failure != null) {
                LOG.warn("the windows ended with an error", failure);
            }
        } else if (failure != null) {
            ending.failed(failure);
        } else {
            ending.closed();
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** Takes the windows away and waits for that, {@code most} at most; on the UI thread it does not wait. Idempotent. */
    void stop(Duration most) {
        synchronized (this) {
            stopping = true;
            if (display == null) {
                return;
            }
            if (!display.isDisposed()) {
                display.wake();
            }
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!ended.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the windows did not close within {} s", most.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
