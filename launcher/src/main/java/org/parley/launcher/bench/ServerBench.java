package org.parley.launcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.parley.launcher.Home;
import org.parley.launcher.bench.load.Load;
import org.parley.launcher.bench.load.Sources;
import org.parley.launcher.stage.StageFailure;

/**
 * The measurements of a server; its clients are in this process, which the server's processor time does not hold. Each part has a server just started, so that
 * none is measured by what others left behind. Prints lines of a table.
 */
final class ServerBench {
    /** Lifted: what is measured here no single client may do, and this process is late where the machine is busy. Logins, hashes and queues are those of the default. */
    private static final Map<String, String> SERVER = Map.ofEntries(Map.entry("messagesPerSecond", "1000000000"), Map.entry("messageBurst", "1000000000"),
        Map.entry("bytesPerSecond", "1000000000"), Map.entry("byteBurst", "1000000000"), Map.entry("helloMillis", "120000"), Map.entry("loginMillis", "600000"),
        Map.entry("timeoutMillis", "120000"), Map.entry("announceLimit", "100000"), Map.entry("hashWaitMillis", "60000"), Map.entry("failedLoginsPerAccount", "1000000"));
    private static final Map<String, String> ALL_HASH = Map.of("hashThreads", "16");
    private static final Map<String, String> USERS = Map.of("argon2MemoryKiB", "7168", "argon2Iterations", "1");
    /** Of a registration and a login, which hash once each. */
    private static final double SLOWEST_ACCOUNT_SECONDS = 0.5;
    private static final int LEAST_USERS = 200;

    private final Home home;
    private final Path folder;
    private final Path data;
    private final PrintStream out;
    private final BenchUsers users;
    private final Sources sources = new Sources();

    /** {@code data} is where the server's data and the tokens of its users are, or are to be. */
    ServerBench(Home home, Path folder, Path data, PrintStream out) throws IOException {
        this.home = home;
        this.folder = folder;
        this.data = Files.createDirectories(data);
        this.out = out;
        users = new BenchUsers(data.resolve("tokens"));
    }

    /** Measures them one after another; false when one of them could not be done. */
    boolean measure(List<Part> parts, int clients, int seconds) throws IOException, StageFailure {
        out.println("| what | figure |");
        out.println("| --- | --- |");
        int others = parts.contains(Part.PRESENCE) ? Watchers.count(clients, OpenFiles.forConnections()) : 0;
        accounts(Math.max(LEAST_USERS, clients + others));
        boolean all = true;
        for (Part part : parts) {
            all &= measure(part, clients, seconds);
        }
        return all;
    }

    private void accounts(int count) throws IOException, StageFailure {
        int fresh = count - users.count();
        if (fresh <= 0) {
            return;
        }
        try (MeasuredServer server = start("accounts", List.of("tcp"), ALL_HASH); Load load = new Load(sources, 60 + (int) (fresh * SLOWEST_ACCOUNT_SECONDS))) {
            double cpu = server.cpuSeconds();
            users.make(load, server.address("tcp"), count);
            row("server CPU of a registration and a login, with the least costly hash that is allowed, ms", (server.cpuSeconds() - cpu) * 1e3 / fresh);
        }
    }

    private boolean measure(Part part, int clients, int seconds) throws StageFailure {
        int most = part.mostSeconds(clients) + 8 * seconds;
        try (MeasuredServer server = start(part.word(), part.schemes(), Map.of())) {
            part.measure(new Stand(server, users, sources, clients, seconds, most, out));
            return true;
        } catch (IOException e) {
            out.println("| " + part.word() + " was given up | " + e.getMessage() + " |");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private MeasuredServer start(String name, List<String> schemes, Map<String, String> more) throws IOException, StageFailure {
        Map<String, String> keys = new TreeMap<>(SERVER);
        keys.putAll(more);
        return new MeasuredServer(home, Files.createDirectories(folder.resolve(name)), data.resolve("data"), schemes, keys, USERS);
    }

    private void row(String what, double value) {
        out.println("| " + what + " | " + String.format(Locale.ROOT, "%.1f", value) + " |");
    }
}
