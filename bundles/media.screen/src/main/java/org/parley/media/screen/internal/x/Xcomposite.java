package org.parley.media.screen.internal.x;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** What is used of {@code libXcomposite.so.1}. */
interface Xcomposite extends Library {
    int AUTOMATIC = 0;

    int XCompositeQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    void XCompositeRedirectWindow(Pointer display, long window, int update);

    void XCompositeUnredirectWindow(Pointer display, long window, int update);

    long XCompositeNameWindowPixmap(Pointer display, long window);
}
