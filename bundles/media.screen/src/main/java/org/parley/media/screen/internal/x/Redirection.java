package org.parley.media.screen.internal.x;

import com.sun.jna.ptr.IntByReference;

/** The contents of a window whatever covers it, by the Composite extension; where there is none, the window itself. For the connection's thread. */
public final class Redirection implements AutoCloseable {
    private final XDisplay display;
    private final long window;
    private final boolean composite;
    private long pixmap;

    /** Of a window, from now on. */
    public Redirection(XDisplay display, long window) {
        this.display = display;
        this.window = window;
        composite = X.COMPOSITE != null && X.COMPOSITE.XCompositeQueryVersion(display.pointer, new IntByReference(), new IntByReference()) != 0;
        if (composite) {
            X.COMPOSITE.XCompositeRedirectWindow(display.pointer, window, Xcomposite.AUTOMATIC);
        }
    }

    /** What to take pictures of, from the corner at {@code border}; anew after the window has changed its size. */
    public long drawable() {
        if (!composite) {
            return window;
        }
        if (pixmap == 0) {
            pixmap = X.COMPOSITE.XCompositeNameWindowPixmap(display.pointer, window);
        }
        return pixmap;
    }

    /** Where in {@link #drawable} the inside of the window begins, in pixels. */
    public int inset(WindowState state) {
        return composite ? state.border() : 0;
    }

    /** The window has another size, or was away. */
    public void renew() {
        if (pixmap != 0) {
            X.LIB.XFreePixmap(display.pointer, pixmap);
            pixmap = 0;
        }
    }

    @Override
    public void close() {
        renew();
        if (composite) {
            X.COMPOSITE.XCompositeUnredirectWindow(display.pointer, window, Xcomposite.AUTOMATIC);
        }
    }
}
