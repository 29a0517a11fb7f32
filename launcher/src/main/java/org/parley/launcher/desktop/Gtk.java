package org.parley.launcher.desktop;

/** The libraries that windows are made with, and the Debian package that brings them all. */
public final class Gtk {
    /** The library that is looked for. */
    public static final String LIBRARY = "libgtk-3.so.0";

    /** How to have it. */
    public static final String MEND = "apt-get install libgtk-3-0 (libgtk-3-0t64 on newer Debian and Ubuntu)";

    private Gtk() {}

    /** Whether GTK 3 is there. */
    public static boolean isThere(SystemLibraries libraries) {
        return libraries.has(LIBRARY);
    }
}
