package org.parley.launcher.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.parley.launcher.stage.StageFailure;

/** A server that is started, killed and started again, with data, configuration and a port of its own. Its hashes are as cheap as they may be: how long those take is not the question here. */
final class ServerProcess implements AutoCloseable {
    private static final int MOST_END_SECONDS = 30;

    private final Path home;
    private final Path data;
    private final int port;
    private Process process;

    private ServerProcess(Path home, Path data, int port) {
        this.home = home;
        this.data = data;
        this.port = port;
    }

    /** Prepares one in {@code folder} from the distribution in {@code shipped}; {@code settings} are lines of its configuration. */
    static ServerProcess in(Path folder, Path shipped, String settings) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        for (String own : List.of("bin", "conf", "plugins", "lib")) {
            Files.createDirectories(home.resolve(own));
        }
        Files.createSymbolicLink(home.resolve("bundles"), shipped.resolve("bundles").toAbsolutePath());
        try (var jars = Files.newDirectoryStream(shipped.resolve("lib"), "*.jar")) {
            for (Path jar : jars) {
                Files.createSymbolicLink(home.resolve("lib").resolve(jar.getFileName()), jar.toAbsolutePath());
            }
        }
        Files.copy(shipped.resolve("bin/parley"), home.resolve("bin/parley"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(shipped.resolve("conf/logback.xml"), home.resolve("conf/logback.xml"));
        Files.writeString(home.resolve("conf/org.parley.server.cfg"), settings);
        Files.writeString(home.resolve("conf/org.parley.server.users.cfg"), "argon2MemoryKiB = 7168\nargon2Iterations = 1\n");
        try (ServerSocket free = new ServerSocket(0)) {
            return new ServerProcess(home, folder.resolve("data"), free.getLocalPort());
        }
    }

    /** The first run leaves an archive of classes in its lib at its end, which the others start by: lets that be over. */
    ServerProcess warmedUp() throws IOException, StageFailure, InterruptedException {
        start();
        terminate();
        awaitEnd();
        return this;
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** Starts it; how many milliseconds it took until it listened. */
    long start() throws IOException, StageFailure {
        long begun = System.nanoTime();
        Path errors = home.resolveSibling("server.err");
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/parley").toString(), "server", "--listen", "tcp://127.0.0.1:" + port, "--data", data.toString(), "--with-parent");
        builder.environment().put("PARLEY_ARCHIVE", "exit"); // nothing in the background while times are watched
        process = builder.redirectError(errors.toFile()).start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("listening ")) {
                return (System.nanoTime() - begun) / 1_000_000;
            }
        }
        throw new StageFailure("the server did not start: " + Files.readString(errors).strip());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it by SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** Asks it to end by SIGTERM. */
    void terminate() {
        process.destroy();
    }

    void awaitEnd() throws InterruptedException, StageFailure {
        if (!process.waitFor(MOST_END_SECONDS, TimeUnit.SECONDS)) {
            throw new StageFailure("the server did not end within " + MOST_END_SECONDS + " s");
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
