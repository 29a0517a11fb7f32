package org.parley.media.remote.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.parley.media.remote.internal.child.ChildMain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child process and the socket to it. What it writes to its streams goes to the log. */
final class ChildProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Logger CHILD = LoggerFactory.getLogger(ChildMain.class);
    /** As loggers write it when they are not in a framework. */
    private static final Pattern COMPLAINT = Pattern.compile("^\\[\\S+] (WARN|ERROR)");
    private static final long LONGEST_END_MILLIS = 2_000;

    private final Path folder;
    private final Process process;
    private final SocketChannel socket;

    private ChildProcess(Path folder, Process process, SocketChannel socket) {
        this.folder = folder;
        this.process = process;
        this.socket = socket;
    }

    /** Starts a child and waits until it has connected, for {@code millis} at most. */
    static ChildProcess start(ChildEngine engine, int number, long millis) throws IOException {
        Path folder = RunFolder.make();
        Path address = folder.resolve("socket");
        Process process = null;
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(address))) {
            process = new ProcessBuilder(command(engine, address)).redirectErrorStream(true).start();
            log(process, number);
            SocketChannel socket = accept(server, process, millis);
            Files.deleteIfExists(address);
            return new ChildProcess(folder, process, socket);
        } catch (IOException e) {
            if (process != null) {
                process.destroyForcibly();
            }
            RunFolder.remove(folder);
            throw e;
        }
    }

    private static SocketChannel accept(ServerSocketChannel server, Process process, long millis) throws IOException {
        CompletableFuture<Process> end = process.onExit();
        end.thenRun(() -> close(server));
        CompletableFuture<Void> limit = CompletableFuture.runAsync(() -> close(server), CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
        try {
            return server.accept();
        } catch (ClosedChannelException e) {
            throw new IOException(process.isAlive() ? "it has not started within " + millis / 1_000 + " s" : "it has ended with code " + process.exitValue(), e);
        } finally {
            limit.cancel(false);
        }
    }

    /**
     * The shell alone can let a process begin deaf to Ctrl-C and to the end of its terminal, which the client hears as well, and answers by an orderly end. By {@code -Xrs} it stays so, and SIGTERM
     * ends it at once, where Java would wait 0.3 s for threads in native code.
     */
    private static List<String> command(ChildEngine engine, Path address) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xrs", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto", "-Xms16m", "-Xmx256m", "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + errorFile(), "-Djava.awt.headless=true", "-Dorg.ops4j.pax.logging.DefaultServiceLog.level=INFO"));
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, engine.classPath()), ChildMain.class.getName(), address.toString(), engine.type(),
                engine.stop() == null ? "-" : engine.stop()));
        return command;
    }

    /** What Java says of a crash lies beside the log. */
    private static Path errorFile() {
        String log = System.getProperty("parley.log.file");
        Path folder = log == null ? Path.of(System.getProperty("java.io.tmpdir")) : Path.of(log).toAbsolutePath().getParent();
        return folder.resolve("media-crash-%p.log");
    }

    private static void log(Process process, int number) {
        Thread thread = new Thread(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    say(process.pid(), line);
                }
            } catch (IOException e) {
                LOG.debug("the output of process {} ends", process.pid(), e);
            }
        }, "parley-remote-log-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    private static void say(long pid, String line) {
        if (COMPLAINT.matcher(line).find()) {
            CHILD.warn("media process {}: {}", pid, line);
        } else {
            CHILD.info("media process {}: {}", pid, line);
        }
    }

    private static void close(ServerSocketChannel server) {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("the socket for a media process", e);
        }
    }

    Path folder() {
        return folder;
    }

    SocketChannel socket() {
        return socket;
    }

    long pid() {
        return process.pid();
    }

    /** Ends it at once. */
    void kill() {
        process.destroyForcibly();
    }

    /** The socket is closed: it ends, or is ended. Waits 2 s at most. */
    void awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the media process {} does not end and is killed", process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            RunFolder.remove(folder);
        }
    }

    /** How it ended, in words. */
    String describeEnd() {
        return process.isAlive() ? "it has closed its socket" : "it has ended with code " + process.exitValue();
    }
}
