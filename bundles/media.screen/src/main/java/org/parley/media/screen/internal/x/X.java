package org.parley.media.screen.internal.x;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.slf4j.LoggerFactory;

/** The libraries, loaded with the first use; only Xlib and Xext must be there. */
final class X {
    static final Xlib LIB = Native.load("X11", Xlib.class);
    static final Xext EXT = Native.load("Xext", Xext.class);
    static final LibC C = Native.load("c", LibC.class);
    /** Null where it is missing. */
    static final Xrandr RANDR = optional("Xrandr", Xrandr.class);
    /** Null where it is missing. */
    static final Xcomposite COMPOSITE = optional("Xcomposite", Xcomposite.class);
    /** Null where it is missing. */
    static final Xfixes FIXES = optional("Xfixes", Xfixes.class);

    /**
     * A native function that does nothing of consequence whatever it is given, for the places where Xlib wants to be told what to do about errors and ends the process otherwise. A
     * function of Java would have to outlive this bundle there.
     */
    private static final Pointer NOTHING = NativeLibrary.getInstance("c").getFunction("labs");

    private X() {}

    /** Errors of X, such as those of a window that has just gone, do not end the process any more; where somebody else, such as GTK, looks after them already it stays so. */
    static synchronized void survive() {
        Pointer errors = LIB.XSetErrorHandler(null);
        Pointer standard = LIB.XSetErrorHandler(NOTHING);
        if (errors != null && !errors.equals(standard)) {
            LIB.XSetErrorHandler(errors);
        }
        Pointer losses = LIB.XSetIOErrorHandler(null);
        standard = LIB.XSetIOErrorHandler(NOTHING);
        if (losses != null && !losses.equals(standard)) {
            LIB.XSetIOErrorHandler(losses);
        }
    }

    /** The end of this connection does not end the process. */
    static void survive(Pointer display) {
        LIB.XSetIOErrorExitHandler(display, NOTHING, null);
    }

    private static <T extends Library> T optional(String name, Class<T> type) {
        try {
            return Native.load(name, type);
        } catch (UnsatisfiedLinkError e) {
            LoggerFactory.getLogger(X.class).debug("lib{} is missing", name);
            return null;
        }
    }
}
