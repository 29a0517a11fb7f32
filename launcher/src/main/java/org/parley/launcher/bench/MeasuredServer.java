package org.parley.launcher.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.parley.launcher.Home;
import org.parley.launcher.stage.StageFailure;

/** A server in a process and a home of its own, the distribution's but for a configuration that lifts the limits on rate. */
final class MeasuredServer implements AutoCloseable {
    private static final List<String> SHARED = List.of("lib", "bundles", "plugins");
    private static final int END_SECONDS = 12;

    private final Process process;
    private final Thread hook = new Thread(this::end, "parley-shutdown-1");
    private final Map<String, URI> addresses = new TreeMap<>();

    /** Starts it in a folder of its own, with its data in {@code data}, an address of each scheme on loopback, and waits until it listens. */
    MeasuredServer(Home distribution, Path folder, Path data, List<String> schemes, Map<String, String> server, Map<String, String> users) throws IOException, StageFailure {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("conf"));
        Path script = Files.copy(distribution.script(), home.resolve("bin/parley"));
        for (String shared : SHARED) {
            Files.createSymbolicLink(home.resolve(shared), distribution.folder().resolve(shared));
        }
        try (Stream<Path> files = Files.list(distribution.conf())) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve("conf").resolve(file.getFileName()));
            }
        }
        add(home.resolve("conf/org.parley.server.cfg"), server);
        add(home.resolve("conf/org.parley.server.users.cfg"), users);
        List<String> command = new ArrayList<>(List.of(script.toString(), "server", "--data", data.toString(), "--with-parent"));
        schemes.forEach(scheme -> command.addAll(List.of("--listen", scheme + "://127.0.0.1:0")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.resolve("server.err").toFile());
        builder.environment().put("PARLEY_ARCHIVE", "no"); // none is made in the background while times are taken
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(hook);
        awaitAddresses(schemes.size(), folder.resolve("server.err"));
    }

    private static void add(Path file, Map<String, String> keys) throws IOException {
        List<String> lines = keys.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).toList();
        Files.write(file, lines, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    }

    private void awaitAddresses(int count, Path errors) throws IOException, StageFailure {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("listening ")) {
                URI address = URI.create(line.substring("listening ".length()));
                addresses.put(address.getScheme(), address);
            }
            if (addresses.size() == count) {
                return;
            }
        }
        close();
        throw new StageFailure("the server did not start: " + Files.readString(errors).strip());
    }

    URI address(String scheme) {
        return addresses.get(scheme);
    }

    /** User and system time so far, in seconds. */
    double cpuSeconds() {
        return Usage.cpuSeconds(process.toHandle());
    }

    long residentKib() throws IOException {
        return Usage.residentKib(process.toHandle());
    }

    /** What is alive on its heap, in bytes, after a collection; 0 where this Java brings no jcmd. */
    long liveBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd");
        if (!Files.isExecutable(jcmd)) {
            return 0;
        }
        Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram").redirectErrorStream(true).start();
        String total = "";
        try (BufferedReader lines = asked.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                total = line.startsWith("Total") ? line : total;
            }
        }
        asked.waitFor();
        return total.isEmpty() ? 0 : Long.parseLong(total.strip().split("\\s+")[2]);
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook runs already
        }
    }
}
