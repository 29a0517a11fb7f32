package org.parley.webrtc;

import dev.onvoid.webrtc.internal.NativeLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The native library of webrtc-java, looked for on purpose before the first use, so that its absence can be explained and mended. */
public final class NativeLibrary {
    /** What the native library needs, with Debian's packages. The script {@code parley} and the doctor have the same list. */
    static final Map<String, String> PACKAGES = Map.of("libpulse.so.0", "libpulse0", "libudev.so.1", "libudev1", "libX11.so.6", "libx11-6",
            "libXfixes.so.3", "libxfixes3", "libXrandr.so.2", "libxrandr2", "libXcomposite.so.1", "libxcomposite1", "libdbus-1.so.3", "libdbus-1-3");
    private static final String DEBIAN_PACKAGES = String.join(" ", new TreeSet<>(PACKAGES.values()));
    private static final Pattern MISSING = Pattern.compile("(/\\S*?/libwebrtc-java[^/:\\s]*\\.so): (\\S+\\.so[.\\d]*): cannot open shared object file");
    private static final Pattern EXTRACTED = Pattern.compile("(/\\S*?/libwebrtc-java[^/:\\s]*\\.so):");

    private NativeLibrary() {}

    /**
     * Loads the library; returns at once when it is loaded. Takes some 100 ms the first time and 23 MB in the temporary
     * folder for a moment. May be tried again after a failure, which leaves nothing behind.
     *
     * @throws UnsatisfiedLinkError with one line that names what is missing and what to do
     */
    public static void load() {
        try {
            NativeLoader.loadLibrary("webrtc-java");
        } catch (LinkageError e) {
            removeExtracted(String.valueOf(e.getMessage()));
            throw failure(explain(String.valueOf(e.getMessage())), e);
        } catch (Exception e) {
            throw failure(platform() + " has no native library of webrtc-java: install the bundle org.parley.webrtc.<platform> for it (" + e + ")", e);
        }
    }

    static String explain(String message) {
        Matcher missing = MISSING.matcher(message);
        if (missing.find()) {
            String library = missing.group(2);
            String name = PACKAGES.containsKey(library) ? " (Debian package " + PACKAGES.get(library) + ")" : "";
            return library + name + " is missing, WebRTC needs it: apt-get install " + DEBIAN_PACKAGES;
        }
        if (message.contains("failed to map segment")) {
            return "the temporary folder does not allow programs, WebRTC is extracted there: start Java with -Djava.io.tmpdir=FOLDER of another";
        }
        return "the native library of webrtc-java cannot be loaded on " + platform() + ": " + message.replace('\n', ' ');
    }

    /** The loader of webrtc-java deletes the extracted file after an Exception, but not after an Error. */
    private static void removeExtracted(String message) {
        Matcher extracted = EXTRACTED.matcher(message);
        if (extracted.find()) {
            try {
                Files.deleteIfExists(Path.of(extracted.group(1)));
            } catch (Exception e) {
                // The temporary folder is cleaned by others, too.
            }
        }
    }

    private static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    private static UnsatisfiedLinkError failure(String message, Throwable cause) {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(message);
        error.initCause(cause);
        return error;
    }
}
