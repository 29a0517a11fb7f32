package org.parley.media.screen.internal.x;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** What is used of {@code libXext.so.6}: MIT-SHM. */
interface Xext extends Library {
    int XShmQueryExtension(Pointer display);

    Pointer XShmCreateImage(Pointer display, Pointer visual, int depth, int format, Pointer data, Pointer segment, int width, int height);

    int XShmAttach(Pointer display, Pointer segment);

    int XShmDetach(Pointer display, Pointer segment);

    int XShmGetImage(Pointer display, long drawable, Pointer image, int x, int y, long planes);
}
