package org.parley.media.screen.internal.x;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** What is used of {@code libXrandr.so.2}. */
interface Xrandr extends Library {
    Pointer XRRGetMonitors(Pointer display, long window, int active, IntByReference count);

    void XRRFreeMonitors(Pointer monitors);
}
