package org.parley.launcher;

import java.util.List;
import java.util.Map;
import org.parley.launcher.desktop.DisplayServer;
import org.parley.launcher.desktop.Gtk;
import org.parley.launcher.desktop.SessionBus;
import org.parley.launcher.desktop.SystemLibraries;

/** The bundles that make a window on this machine, after a look whether one can be shown at all. */
final class WindowParts {
    private static final String HEADLESS = "add --headless for a client without a window";

    private WindowParts() {}

    /** The parts of the distribution besides the client's, with the natives of exactly one platform: SWT takes the first that it finds. */
    static List<String> of(Home home, Map<String, String> environment, SystemLibraries libraries) throws LaunchException {
        List<String> parts = shipped(home);
        DisplayServer display = new DisplayServer(environment);
        if (display.reachable().isEmpty()) {
            throw LaunchException.failure("there is no display for a window: " + display.reason() + "; " + HEADLESS, null);
        }
        if (!Gtk.isThere(libraries)) {
            throw LaunchException.failure("windows need GTK 3, and " + Gtk.LIBRARY + " is missing: " + Gtk.MEND + ", or " + HEADLESS, null);
        }
        return parts;
    }

    /** The same without a look at the machine: they can be loaded, and nothing shown. */
    static List<String> shipped(Home home) throws LaunchException {
        String platform = Platform.name(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (!home.has("window/" + FrameworkSettings.WINDOW_LEVEL) || !home.has("window-" + platform)) {
            throw LaunchException.failure("this distribution has no window for " + platform + "; " + HEADLESS, null);
        }
        return List.of("window", "window-" + platform);
    }

    /** Tells SWT, by system properties, what the session is: without a bus it would complain on standard error at each start. */
    static void tellSwt(Map<String, String> environment) {
        if (!SessionBus.isThere(environment)) {
            System.setProperty("org.eclipse.swt.internal.SessionManagerDBus.disable", "true");
        }
        System.setProperty("org.eclipse.swt.internal.SessionManagerDBus.appID", "org.parley");
    }
}
