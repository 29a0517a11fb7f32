package org.parley.media.webrtc.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The PulseAudio server (or PipeWire in its place) of a Linux machine. Without one, asking webrtc-java 0.14.0 for sound devices hangs
 * for ever or aborts the process, so its socket is tried first.
 */
final class SoundServer {
    private static final int TCP_PORT = 4713;
    private static final int TCP_MILLIS = 500;

    private final Map<String, String> environment;
    private final String os;
    private final Path home;

    SoundServer() {
        this(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home", "/")));
    }

    SoundServer(Map<String, String> environment, String os, Path home) {
        this.environment = environment;
        this.os = os.toLowerCase(Locale.ROOT);
        this.home = home;
    }

    /** Whether one listens. Other systems than Linux have no such server and always answer. Blocks for half a second at most. */
    boolean answers() {
        return !os.startsWith("linux") || addresses().stream().anyMatch(SoundServer::listens);
    }

    /** Where it may listen; what {@code PULSE_SERVER} names counts alone. */
    List<SocketAddress> addresses() {
        List<SocketAddress> found = new ArrayList<>();
        String named = environment.getOrDefault("PULSE_SERVER", "").trim();
        if (!named.isEmpty()) {
            for (String server : named.split("\\s+")) {
                found.add(address(server.replaceFirst("^\\{[^}]*}", "")));
            }
            return found;
        }
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isEmpty()) {
            found.add(UnixDomainSocketAddress.of(runtime + "/pulse/native"));
        }
        found.add(UnixDomainSocketAddress.of("/run/pulse/native"));
        found.add(UnixDomainSocketAddress.of("/var/run/pulse/native"));
        found.addAll(inHome());
        return found;
    }

    /** Older servers without a runtime folder: {@code ~/.config/pulse/<machine>-runtime/native}. */
    private List<SocketAddress> inHome() {
        List<SocketAddress> found = new ArrayList<>();
        Path folder = home.resolve(".config/pulse");
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder, "*-runtime")) {
                entries.forEach(entry -> found.add(UnixDomainSocketAddress.of(entry.resolve("native"))));
            } catch (IOException e) {
                return found;
            }
        }
        return found;
    }

    private static SocketAddress address(String server) {
        if (server.startsWith("unix:")) {
            return UnixDomainSocketAddress.of(server.substring(5));
        }
        if (server.startsWith("/")) {
            return UnixDomainSocketAddress.of(server);
        }
        String host = server.replaceFirst("^tcp[46]?:", "");
        int colon = host.lastIndexOf(':');
        boolean port = colon > 0 && host.substring(colon + 1).matches("\\d{1,5}");
        return new InetSocketAddress(port ? host.substring(0, colon) : host, port ? Integer.parseInt(host.substring(colon + 1)) : TCP_PORT);
    }

    private static boolean listens(SocketAddress address) {
        try {
            if (address instanceof UnixDomainSocketAddress unix) {
                try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    return channel.connect(unix);
                }
            }
            try (SocketChannel channel = SocketChannel.open()) {
                channel.socket().connect(address, TCP_MILLIS);
                return true;
            }
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
