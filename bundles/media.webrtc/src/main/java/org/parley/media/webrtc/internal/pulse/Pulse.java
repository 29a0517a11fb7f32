package org.parley.media.webrtc.internal.pulse;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Map;

/** The two libraries, loaded when they are first wanted. A missing one throws {@link UnsatisfiedLinkError} then. Their names reach the server in UTF-8. */
final class Pulse {
    static final LibPulse LIBRARY = load("libpulse.so.0", LibPulse.class);
    static final LibPulseSimple SIMPLE = load("libpulse-simple.so.0", LibPulseSimple.class);
    /** How the user sees this program in a mixer. */
    static final String CLIENT = "Parley";

    private Pulse() {}

    static String text(Pointer text) {
        return text == null ? "" : text.getString(0, "UTF-8");
    }

    private static <T extends Library> T load(String name, Class<T> type) {
        return Native.load(name, type, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
    }
}
