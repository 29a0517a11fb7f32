package org.parley.launcher.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The D-Bus of a desktop session, by which notifications, screen readers and the end of the session are told (D-Bus Specification, "Well-known Message Bus Instances"). */
public final class SessionBus {
    private SessionBus() {}

    /** Whether the environment names one, or its usual socket is there. It is not asked. */
    public static boolean isThere(Map<String, String> environment) {
        return !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty() || Files.exists(Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/run/user/0"), "bus"));
    }
}
