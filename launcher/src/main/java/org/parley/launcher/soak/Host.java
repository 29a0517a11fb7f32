package org.parley.launcher.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** The server: it listens at the same ports in each of its lives. */
final class Host {
    static final List<String> SCHEMES = List.of("tcp", "ws", "tls", "wss");
    /** Times are shorter than usual, so that a fault of seconds reaches all that depends on them; hashes as cheap as they may be. */
    private static final String SETTINGS = "heartbeatMillis = 2000\ntimeoutMillis = 6000\nresumeMillis = 10000\nhelloMillis = 20000\nhashThreads = 2\nhashWaitMillis = 60000\nshutdownRetryMillis = 1000\n";
    private static final String HASHES = "argon2MemoryKiB = 7168\nargon2Iterations = 1\n";
    /** Below those from which systems take the ports of outgoing connections: nobody may have taken one while the server is away. */
    private static final int LEAST_PORT = 20_000;
    private static final int PORTS = 10_000;

    private final Program program;
    private final Map<String, Integer> ports;
    private final Path data;
    private final Map<String, String> plugins = new LinkedHashMap<>();
    private int listening;
    private String fingerprint;
    private boolean wanted;

    private Host(Program program, Map<String, Integer> ports, Path data) {
        this.program = program;
        this.ports = ports;
        this.data = data;
    }

    static Host in(Path folder, Path shipped, Consumer<Program.Said> audience) throws IOException {
        OwnHome home = OwnHome.in(folder.resolve("server-home"), shipped);
        home.configure("org.parley.server", SETTINGS);
        home.configure("org.parley.server.users", HASHES);
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String scheme : SCHEMES) {
            ports.put(scheme, freePort());
        }
        return new Host(new Program("server", home, Map.of(), audience), ports, folder.resolve("server"));
    }

    private static int freePort() throws IOException {
        Random random = new Random();
        for (int tries = 0;; tries++) {
            int port = LEAST_PORT + random.nextInt(PORTS);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                if (tries == 100) {
                    throw e;
                }
            }
        }
    }

    Program program() {
        return program;
    }

    /** Versions of bundles that were dropped in place of shipped ones. */
    Map<String, String> plugins() {
        return plugins;
    }

    int port(String scheme) {
        return ports.get(scheme);
    }

    /** Null before it listens for the first time. */
    String fingerprint() {
        return fingerprint;
    }

    void start() throws IOException {
        if (wanted) {
            return;
        }
        wanted = true;
        listening = 0;
        List<String> arguments = new ArrayList<>(List.of("server", "--data", data.toString()));
        ports.forEach((scheme, port) -> arguments.addAll(List.of("--listen", scheme + "://127.0.0.1:" + port)));
        program.start(arguments);
    }

    void kill() {
        wanted = false;
        program.kill();
    }

    void stop() {
        wanted = false;
        program.terminate();
    }

    /** Whether it should be there. */
    boolean wanted() {
        return wanted;
    }

    boolean isReady() {
        return wanted && listening >= ports.size() && fingerprint != null;
    }

    void hear(String line) {
        if (line.startsWith("listening ")) {
            listening++;
        } else if (line.startsWith("fingerprint SHA-256 ")) {
            fingerprint = line.substring("fingerprint SHA-256 ".length()).strip();
        }
    }
}
