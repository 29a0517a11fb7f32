package org.parley.launcher.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The system libraries that libwebrtc loads on Linux, and the Debian packages that have them. */
final class NativeLibraries {
    private static final Map<String, String> NEEDED = needed();

    private final List<Path> folders;

    NativeLibraries(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Where the dynamic linker looks, as far as is known without asking it. */
    static List<Path> standardFolders() {
        List<Path> folders = new ArrayList<>();
        for (String root : List.of("/usr/lib", "/lib", "/usr/local/lib", "/usr/lib64", "/lib64")) {
            folders.add(Path.of(root));
            try (DirectoryStream<Path> multiarch = Files.newDirectoryStream(Path.of(root), "*-linux-gnu*")) {
                multiarch.forEach(folders::add);
            } catch (IOException e) {
                // no such root here
            }
        }
        String more = System.getenv("LD_LIBRARY_PATH");
        if (more != null && !more.isBlank()) {
            for (String folder : more.split(":")) {
                folders.add(Path.of(folder));
            }
        }
        return folders;
    }

    List<Finding> check() {
        List<String> missing = NEEDED.entrySet().stream().filter(e -> !isThere(e.getKey())).map(Map.Entry::getValue).toList();
        List<Finding> findings = new ArrayList<>();
        NEEDED.forEach((library, debian) -> findings.add(missing.contains(debian)
            ? Finding.missing(library, "without it there is no sound and no picture; apt-get install " + String.join(" ", missing)) : Finding.ok(library)));
        return findings;
    }

    private boolean isThere(String library) {
        return folders.stream().anyMatch(f -> Files.exists(f.resolve(library)));
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
