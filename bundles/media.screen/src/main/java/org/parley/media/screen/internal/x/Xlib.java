package org.parley.media.screen.internal.x;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** What is used of {@code libX11.so.6}; an XID and an Atom are unsigned longs. */
interface Xlib extends Library {
    int Z_PIXMAP = 2;
    int IS_VIEWABLE = 2;
    long ALL_PLANES = -1;

    Pointer XOpenDisplay(String name);

    int XCloseDisplay(Pointer display);

    Pointer XSetErrorHandler(Pointer handler);

    Pointer XSetIOErrorHandler(Pointer handler);

    void XSetIOErrorExitHandler(Pointer display, Pointer handler, Pointer data);

    long XDefaultRootWindow(Pointer display);

    int XSync(Pointer display, int discard);

    int XFree(Pointer data);

    int XFreePixmap(Pointer display, long pixmap);

    long XInternAtom(Pointer display, String name, int onlyIfExists);

    Pointer XGetAtomName(Pointer display, long atom);

    int XGetWindowAttributes(Pointer display, long window, Pointer attributes);

    int XGetWindowProperty(Pointer display, long window, long property, long offset, long length, int delete, long type, LongByReference actualType,
            IntByReference actualFormat, LongByReference items, LongByReference after, PointerByReference value);

    int XFetchName(Pointer display, long window, PointerByReference name);

    int XTranslateCoordinates(Pointer display, long from, long to, int x, int y, IntByReference toX, IntByReference toY, LongByReference child);

    Pointer XGetImage(Pointer display, long drawable, int x, int y, int width, int height, long planes, int format);

    int XDestroyImage(Pointer image);
}
