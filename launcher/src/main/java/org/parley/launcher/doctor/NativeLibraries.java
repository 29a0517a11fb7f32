package org.parley.launcher.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.launcher.desktop.SystemLibraries;

/** The system libraries that libwebrtc loads on Linux, and the Debian packages that have them. */
final class NativeLibraries {
    static final Map<String, String> NEEDED = needed();

    private final SystemLibraries libraries;

    NativeLibraries(SystemLibraries libraries) {
        this.libraries = libraries;
    }

    List<Finding> check() {
        List<String> missing = NEEDED.entrySet().stream().filter(e -> !libraries.has(e.getKey())).map(Map.Entry::getValue).toList();
        List<Finding> findings = new ArrayList<>();
        NEEDED.forEach((library, debian) -> findings.add(missing.contains(debian)
            ? Finding.missing(library, "without it there is no sound and no picture; apt-get install " + String.join(" ", missing)) : Finding.ok(library)));
        return findings;
    }

    private static Map<String, String> needed() {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("libpulse.so.0", "libpulse0");
        needed.put("libudev.so.1", "libudev1");
        needed.put("libX11.so.6", "libx11-6");
        needed.put("libXfixes.so.3", "libxfixes3");
        needed.put("libXrandr.so.2", "libxrandr2");
        needed.put("libXcomposite.so.1", "libxcomposite1");
        needed.put("libdbus-1.so.3", "libdbus-1-3");
        return needed;
    }
}
