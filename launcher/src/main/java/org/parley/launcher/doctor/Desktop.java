package org.parley.launcher.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.parley.launcher.desktop.DisplayServer;
import org.parley.launcher.desktop.Gtk;
import org.parley.launcher.desktop.SessionBus;
import org.parley.launcher.desktop.SystemLibraries;

/** What the window needs; a server and a headless client do without. */
final class Desktop {
    private static final int DEEPEST = 6;

    private Desktop() {}

    static Finding display(DisplayServer display) {
        return display.reachable().map(d -> Finding.ok("display " + d))
            .orElseGet(() -> Finding.note("no display: " + display.reason(), "only 'client --headless' can be used here"));
    }

    static Finding gtk(SystemLibraries libraries) {
        return Gtk.isThere(libraries) ? Finding.ok(Gtk.LIBRARY) : Finding.note("no " + Gtk.LIBRARY, "without it there is no window; " + Gtk.MEND);
    }

    /** Where fontconfig looks by default. */
    static List<Path> fontFolders(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>(List.of(Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts")));
        String home = environment.get("HOME");
        if (home != null) {
            folders.add(Path.of(home, ".local/share/fonts"));
            folders.add(Path.of(home, ".fonts"));
        }
        return folders;
    }

    static Finding font(List<Path> folders) {
        return folders.stream().anyMatch(Desktop::hasFont) ? Finding.ok("fonts") : Finding.note("no font", "the window's text would be boxes; apt-get install fonts-dejavu-core");
    }

    /** A notification service is reached by the session bus (Desktop Notifications Specification). */
    static Finding notifications(Map<String, String> environment) {
        return SessionBus.isThere(environment) ? Finding.ok("session bus for notifications")
            : Finding.note("no session bus", "calls ring in the window only, without a notification; it comes with a desktop session");
    }

    private static boolean hasFont(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.anyMatch(f -> f.toString().matches(".*\\.(ttf|otf|ttc|pfb)"));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
