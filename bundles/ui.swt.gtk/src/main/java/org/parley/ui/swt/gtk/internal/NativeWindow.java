package org.parley.ui.swt.gtk.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Optional;
import org.eclipse.swt.internal.cairo.Cairo;
import org.eclipse.swt.internal.gtk.GDK;
import org.eclipse.swt.internal.gtk3.GTK3;
import org.eclipse.swt.widgets.Canvas;
import org.parley.ui.swt.video.Framing;
import org.parley.ui.swt.video.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A canvas that is a window of the X server of its own, painted over a connection of its own: the way through GTK's tree of widgets and the UI thread costs more than the painting.
 * Made on the UI thread, used by one thread at a time.
 */
final class NativeWindow {
    private static final Logger LOG = LoggerFactory.getLogger(NativeWindow.class);
    /** XWindowAttributes of a machine of 64 bits: int x, y, width, height, border_width, depth; Visual *visual; and more. */
    private static final int ATTRIBUTES_BYTES = 256;
    private static final int ATTRIBUTES_WIDTH = 8;
    private static final int ATTRIBUTES_HEIGHT = 12;
    private static final int ATTRIBUTES_VISUAL = 24;

    private final long window;
    private final String server;
    private final Overlaps overlaps;
    private Pointer display;
    private Pointer surface;
    private int width;
    private int height;
    private boolean refused;
    private boolean unsettled;

    private NativeWindow(long window, String server, Overlaps overlaps) {
        this.window = window;
        this.server = server;
        this.overlaps = overlaps;
    }

    /** Binds the libraries. Any thread. */
    static void prepare() {
        Gdk.bind();
        X11.bind();
        Xcairo.bind();
    }

    /** Makes {@code canvas} one, and what lies over it, also later. Empty where there is no X server, or it cannot be done. On the UI thread. */
    static Optional<NativeWindow> of(Canvas canvas) {
        long gdk = GDK.gdk_display_get_default();
        if (!GDK.GDK_IS_X11_DISPLAY(gdk) || !ensure(canvas.handle)) {
            return Optional.empty();
        }
        long window = GDK.gdk_x11_window_get_xid(GTK3.gtk_widget_get_window(canvas.handle));
        Pointer display = new Pointer(GDK.gdk_x11_display_get_xdisplay(gdk));
        X11.XSync(display, 0); // GTK sends when it has nothing to do; until then no other connection could find the window
        String server = X11.XDisplayString(display).getString(0);
        return Optional.of(new NativeWindow(window, server, new Overlaps(canvas)));
    }

    /** Makes a widget that has a window of GDK's one of the X server's. */
    static boolean ensure(long widget) {
        long window = GTK3.gtk_widget_get_window(widget);
        return window != 0 && Gdk.gdk_window_ensure_native(new Pointer(window)) != 0;
    }

    /** Whether there is a connection; the first call makes it. Where it cannot be made, GTK paints as everywhere else. */
    boolean isConnected() {
        if (surface == null && !refused) {
            synchronized (NativeWindow.class) { // cairo exchanges the handler of X errors of the whole process for a moment
                refused = !connect();
            }
            if (refused) {
                LOG.info("no second connection to the display {}: pictures are painted by GTK", server);
            }
        }
        return !refused;
    }

    private boolean connect() {
        display = X11.XOpenDisplay(server);
        Memory attributes = new Memory(ATTRIBUTES_BYTES);
        if (display == null || X11.XGetWindowAttributes(display, new Pointer(window), attributes) == 0) {
            return false;
        }
        width = attributes.getInt(ATTRIBUTES_WIDTH);
        height = attributes.getInt(ATTRIBUTES_HEIGHT);
        surface = Xcairo.cairo_xlib_surface_create(display, new Pointer(window), attributes.getPointer(ATTRIBUTES_VISUAL), width, height);
        return true;
    }

    /**
     * A picture in memory that the X server reads by itself, where it can. When there is a connection.
     *
     * @throws IllegalStateException when there is no such memory
     */
    CairoPicture picture(int wide, int high) {
        return CairoPicture.similar(surface, wide, high);
    }

    /** Paints; the server reads the picture in the next millisecond or so. When there is a connection. */
    void paint(CairoPicture picture, Place place, Framing framing) {
        int wide = framing.pixels(framing.width());
        int high = framing.pixels(framing.height());
        if (wide != width || high != height) {
            Xcairo.cairo_xlib_surface_set_size(surface, wide, high);
            width = wide;
            height = high;
        }
        long cairo = Cairo.cairo_create(Pointer.nativeValue(surface));
        Cairo.cairo_scale(cairo, framing.zoom() / 100.0, framing.zoom() / 100.0);
        picture.paint(cairo, place, framing.mirrored(), framing.zoom());
        Cairo.cairo_destroy(cairo);
        Cairo.cairo_surface_flush(Pointer.nativeValue(surface));
        X11.XFlush(display);
        unsettled = true;
    }

    /** Returns when the server has read what was painted last: mostly it has long ago. */
    void settle() {
        if (unsettled) {
            X11.XSync(display, 0);
            unsettled = false;
        }
    }

    /** After its pictures. On the UI thread. */
    void close() {
        overlaps.close();
        if (surface != null) {
            Cairo.cairo_surface_destroy(Pointer.nativeValue(surface));
            surface = null;
        }
        if (display != null) {
            X11.XCloseDisplay(display);
            display = null;
        }
    }

    /** {@code libgdk-3.so.0}. */
    private static final class Gdk {
        static {
            Native.register("libgdk-3.so.0");
        }

        static void bind() {}

        static native int gdk_window_ensure_native(Pointer window);
    }

    /** {@code libX11.so.6}; an XID is as long as a pointer. */
    private static final class X11 {
        static {
            Native.register("libX11.so.6");
        }

        static void bind() {}

        static native Pointer XOpenDisplay(String name);

        static native int XCloseDisplay(Pointer display);

        static native Pointer XDisplayString(Pointer display);

        static native int XGetWindowAttributes(Pointer display, Pointer window, Pointer attributes);

        static native int XFlush(Pointer display);

        static native int XSync(Pointer display, int discard);
    }

    /** {@code libcairo.so.2}, what SWT does not bind. */
    private static final class Xcairo {
        static {
            Native.register("libcairo.so.2");
        }

        static void bind() {}

        static native Pointer cairo_xlib_surface_create(Pointer display, Pointer drawable, Pointer visual, int width, int height);

        static native void cairo_xlib_surface_set_size(Pointer surface, int width, int height);
    }
}
