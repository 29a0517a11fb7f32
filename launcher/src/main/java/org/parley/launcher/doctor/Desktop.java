package org.parley.launcher.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.parley.launcher.desktop.DisplayServer;
import org.parley.launcher.desktop.Gtk;
import org.parley.launcher.desktop.SessionBus;
import org.parley.launcher.desktop.SystemLibraries;

/** What the window needs; a server and a headless client do without. */
final class Desktop {
    /** Tells a font a line (fontconfig's fc-list): it knows what a font can write, which its file's name does not say. */
    static final List<String> CHINESE_FONTS = List.of("fc-list", ":lang=zh", "family");

    private static final int DEEPEST = 6;
    private static final int MOST_SECONDS = 5;

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

    /** Whether {@code command} tells at least one font. */
    static Finding chinese(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            CompletableFuture.runAsync(process::destroyForcibly, CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS));
            try (BufferedReader fonts = process.inputReader()) {
                String font = fonts.readLine();
                if (font != null && !font.isBlank()) {
                    return Finding.ok("font for Chinese (" + font.split(",")[0] + ")");
                }
            }
            return Finding.note("no font for Chinese", "Chinese text would be boxes; apt-get install fonts-noto-cjk");
        } catch (IOException e) {
            return Finding.note("whether there is a font for Chinese is not known: " + command.get(0) + " cannot be run", "apt-get install fontconfig, and fonts-noto-cjk where Chinese is read");
        }
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
