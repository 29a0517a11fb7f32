package org.parley.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folders of a test's own: conf copied from the distribution, empty plugins, a data folder. */
record Sandbox(Path root) {
    /** The next to try. Each process that tests has 9,000 of its own, and begins somewhere in them, since another checkout may be tested on the machine. */
    private static final AtomicInteger PORTS = new AtomicInteger(Integer.getInteger("parley.ports", 10_000) + (int) (ProcessHandle.current().pid() % 900) * 10);

    static Sandbox create(String name) throws IOException {
        Path root = Files.createTempDirectory(Files.createDirectories(Path.of("target", "sandbox")).toAbsolutePath(), name);
        Sandbox sandbox = new Sandbox(root);
        for (Path folder : new Path[] {sandbox.plugins(), sandbox.conf(), root.resolve("data")}) {
            Files.createDirectories(folder);
        }
        try (var files = Files.list(Distribution.home().resolve("conf"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, sandbox.conf().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return sandbox;
    }

    Path plugins() {
        return root.resolve("plugins");
    }

    Path conf() {
        return root.resolve("conf");
    }

    /** What the launcher would tell the bundles. */
    Map<String, String> properties() {
        return Map.of("parley.home", root.toString(), "parley.data", root.resolve("data").toString(), "parley.test.distribution", Distribution.home().toString(),
            "parley.server.listen", Stream.of("tcp", "ws", "tls", "wss").map(scheme -> scheme + "://127.0.0.1:" + freePort()).collect(Collectors.joining(",")));
    }

    /**
     * Not 0: a server that is stopped and started must be where it was. Never the same one twice, nor one of the other process that tests, nor one that the system gives to
     * whoever asks for any (from 32,768).
     */
    static int freePort() {
        while (true) {
            int port = PORTS.getAndIncrement();
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // somebody else's
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
