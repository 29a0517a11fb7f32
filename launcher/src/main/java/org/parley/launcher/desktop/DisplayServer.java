package org.parley.launcher.desktop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The display that the environment names: by {@code WAYLAND_DISPLAY} (wayland-client's wl_display_connect) or by {@code DISPLAY} (X(7), "Display names"). Asking takes at most 2 s. */
public final class DisplayServer {
    private static final Pattern X = Pattern.compile("(?:(?<path>/.*)|(?<host>[^:/]*)(?:/[a-z]+)?):(?<number>[0-9]{1,5})(?:\\.[0-9]+)?");
    private static final int X_PORT = 6_000;
    private static final int MOST_MILLIS = 2_000;

    private final Map<String, String> environment;
    private final Path sockets;

    /** The display of this environment. */
    public DisplayServer(Map<String, String> environment) {
        this(environment, Path.of("/tmp/.X11-unix"));
    }

    DisplayServer(Map<String, String> environment, Path sockets) {
        this.environment = Map.copyOf(environment);
        this.sockets = sockets;
    }

    /** The variable and value of a display that accepts connections; empty when there is none. */
    public Optional<String> reachable() {
        String wayland = value("WAYLAND_DISPLAY");
        if (!wayland.isEmpty() && accepts(waylandSocket(wayland))) {
            return Optional.of("WAYLAND_DISPLAY " + wayland);
        }
        String x = value("DISPLAY");
        return !x.isEmpty() && acceptsX(x) ? Optional.of("DISPLAY " + x) : Optional.empty();
    }

    /** Why none is reachable, for people. */
    public String reason() {
        String x = value("DISPLAY");
        String wayland = value("WAYLAND_DISPLAY");
        if (x.isEmpty() && wayland.isEmpty()) {
            return "neither DISPLAY nor WAYLAND_DISPLAY is set";
        }
        String named = wayland.isEmpty() ? "DISPLAY " + x : x.isEmpty() ? "WAYLAND_DISPLAY " + wayland : "WAYLAND_DISPLAY " + wayland + " and DISPLAY " + x;
        return "nothing answers at " + named;
    }

    private Path waylandSocket(String name) {
        Path given = Path.of(name);
        return given.isAbsolute() ? given : Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/run/user/0")).resolve(given);
    }

    private boolean acceptsX(String name) {
        Matcher parts = X.matcher(name);
        if (!parts.matches()) {
            return false;
        }
        int number = Integer.parseInt(parts.group("number"));
        if (parts.group("path") != null) {
            return accepts(Path.of(parts.group("path") + ":" + number)) || accepts(Path.of(parts.group("path")));
        }
        String host = parts.group("host");
        if (host.isEmpty() || host.equals("unix")) {
            return accepts(sockets.resolve("X" + number)) || isAbstract(sockets.resolve("X" + number));
        }
        return accepts(new InetSocketAddress(host, X_PORT + number));
    }

    private static boolean accepts(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, MOST_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** A socket without a file, which Java cannot connect to, but Linux lists (unix(7), "Abstract"). */
    private static boolean isAbstract(Path socket) {
        try (var lines = Files.lines(Path.of("/proc/net/unix"))) {
            return lines.anyMatch(line -> line.endsWith(" @" + socket));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private String value(String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        try {
            Path.of(value);
            return value;
        } catch (InvalidPathException e) {
            return "";
        }
    }
}
