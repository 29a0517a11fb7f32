package org.parley.media.screen.internal.x;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** What is used of {@code libXfixes.so.3}. */
interface Xfixes extends Library {
    int XFixesQueryVersion(Pointer display, IntByReference major, IntByReference minor);

    Pointer XFixesGetCursorImage(Pointer display);
}
