package org.parley.launcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.parley.launcher.bench.load.Client;
import org.parley.launcher.bench.load.Load;
import org.parley.launcher.bench.load.Login;
import org.parley.launcher.bench.load.Pair;
import org.parley.launcher.stage.StageFailure;

/** The measurements of a server; its clients are in this process, which the server's processor time does not hold. Prints lines of a table. */
final class ServerBench {
    private static final int PAIRS = 100;
    private static final int PER_SECOND = 5_000;
    private static final double WARM_UP_SECONDS = 10;
    private static final double LOGIN_STORM_SECONDS = 20;
    private static final int MOST_LOGINS_AT_ONCE = 64;
    /** Longer than sessions outlive their connections. */
    private static final double SETTLE_SECONDS = 4;
    private static final double KIB = 1_024;

    private final MeasuredServer server;
    private final PrintStream out;
    private final int seconds;
    private final List<String> tokens = new ArrayList<>();

    ServerBench(MeasuredServer server, int seconds, PrintStream out) {
        this.server = server;
        this.seconds = seconds;
        this.out = out;
        print("| what | figure |");
        print("| --- | --- |");
    }

    /** Makes so many accounts, each with a token that lets it in without its password. */
    void accounts(int count) throws IOException {
        try (Load load = new Load()) {
            load.keepAlive(true);
            double cpu = server.cpuSeconds();
            logIn(load, count, MOST_LOGINS_AT_ONCE, 0);
            row("server CPU of a registration and a login, with the least costly hash that is allowed, ms", "%.1f", (server.cpuSeconds() - cpu) * 1e3 / count);
        }
    }

    /** Lets users in, at most so many at once, those without a token as new ones; evenly over {@code overSeconds} where that is not 0. */
    private List<Client> logIn(Load load, int count, int atOnce, double overSeconds) throws IOException {
        return logIn(load, 0, count, atOnce, overSeconds);
    }

    private List<Client> logIn(Load load, int from, int count, int atOnce, double overSeconds) throws IOException {
        List<Client> clients = new ArrayList<>();
        int[] done = {0};
        URI tcp = server.address("tcp");
        long begun = System.nanoTime();
        while (done[0] < count) {
            double passed = (System.nanoTime() - begun) / 1e9;
            int wanted = overSeconds == 0 ? count : (int) Math.min(count, passed / overSeconds * count);
            while (clients.size() < wanted && clients.size() - done[0] < atOnce) {
                int number = from + clients.size();
                String token = number < tokens.size() ? tokens.get(number) : null;
                clients.add(load.connect(tcp, new Login(name(number), token, login -> {
                    keep(number, login.token());
                    done[0]++;
                })));
            }
            int before = done[0];
            long turn = System.nanoTime();
            load.run(() -> done[0] > before || System.nanoTime() - turn > 5_000_000);
        }
        return clients;
    }

    private void keep(int number, String token) {
        while (tokens.size() <= number) {
            tokens.add(null);
        }
        tokens.set(number, token);
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "bench%05d", number);
    }

    /** Processor time of a message over {@code scheme}, with so many under way on each of the pairs. */
    void forward(String scheme, int... underWay) throws IOException {
        try (Load load = new Load()) {
            Pair.Tally tally = new Pair.Tally();
            Pair[] pairs = pairs(load, scheme, tally);
            tally.answering(true);
            int running = 0;
            for (int count : underWay) {
                for (Pair pair : pairs) {
                    pair.start(count - running);
                }
                running = count;
                load.run(WARM_UP_SECONDS);
                double cpu = server.cpuSeconds();
                long before = tally.messages();
                load.run((double) seconds);
                long messages = tally.messages() - before;
                row("server CPU of a message over " + scheme + ", " + count + " under way on each of " + PAIRS + " pairs, µs", "%.2f", (server.cpuSeconds() - cpu) * 1e6 / messages);
                row("messages a second meanwhile", "%.0f", (double) messages / seconds);
            }
        }
    }

    private Pair[] pairs(Load load, String scheme, Pair.Tally tally) throws IOException {
        Client[] clients = new Client[2 * PAIRS];
        int[] done = {0};
        for (int i = 0; i < clients.length; i++) {
            int number = i;
            clients[i] = load.connect(server.address(scheme), new Login(name(i), tokens.get(i), login -> {
                keep(number, login.token());
                done[0]++;
            }));
        }
        load.run(() -> done[0] == clients.length);
        Pair[] pairs = new Pair[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            pairs[i] = new Pair(clients[2 * i], name(2 * i), clients[2 * i + 1], name(2 * i + 1), tally);
        }
        return pairs;
    }

    /** How long a message takes at 5,000 a second, alone and while passwords are hashed without a pause. */
    void latency() throws IOException, StageFailure, InterruptedException {
        try (Load load = new Load()) {
            Pair.Tally tally = new Pair.Tally();
            Pair[] pairs = pairs(load, "tcp", tally);
            rate(load, tally, pairs);
            tally.latencies().clear();
            double cpu = server.cpuSeconds();
            rate(load, tally, pairs);
            row("at 5,000 messages a second over tcp: p50, µs", "%.0f", tally.latencies().micros(0.5));
            row("p99, µs", "%.0f", tally.latencies().micros(0.99));
            row("server CPU, share of a core", "%.2f", (server.cpuSeconds() - cpu) / seconds);
            PasswordStorm storm = new PasswordStorm(load, server.address("tcp"), name(tokens.size()));
            storm.begin();
            load.run(SETTLE_SECONDS);
            tally.latencies().clear();
            rate(load, tally, pairs);
            row("while passwords are hashed without a pause: p50, µs", "%.0f", tally.latencies().micros(0.5));
            row("p99, µs", "%.0f", tally.latencies().micros(0.99));
            row("passwords a second meanwhile", "%.0f", storm.answersPerSecond());
        }
    }

    private void rate(Load load, Pair.Tally tally, Pair[] pairs) throws IOException, StageFailure, InterruptedException {
        Future<Void> sending = tally.rate(pairs, PER_SECOND, seconds);
        load.run(sending::isDone);
        load.run(0.3);
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw new StageFailure("messages could not be sent at that rate: " + e.getCause().getMessage());
        }
    }

    /** What so many clients take that are logged in and only ping. */
    void idle(int count) throws IOException, InterruptedException {
        try (Load nobody = new Load()) {
            nobody.run(SETTLE_SECONDS); // what is left of those before must have ended: it would be taken for the server's own
        }
        long before = server.liveBytes();
        try (Load load = new Load()) {
            load.keepAlive(true);
            double cpu = server.cpuSeconds();
            long begun = System.nanoTime();
            logIn(load, count, 4 * MOST_LOGINS_AT_ONCE, 0);
            double passed = (System.nanoTime() - begun) / 1e9;
            row("logins by token a second, " + count + " of them", "%.0f", count / passed);
            row("server CPU of one, µs", "%.0f", (server.cpuSeconds() - cpu) * 1e6 / count);
            load.run(SETTLE_SECONDS);
            cpu = server.cpuSeconds();
            load.run((double) seconds);
            row("server CPU with " + count + " idle clients, share of a core", "%.3f", (server.cpuSeconds() - cpu) / seconds);
            long live = server.liveBytes();
            row("live heap of an idle client, KiB", "%.2f", Math.max(0, live - before) / KIB / count);
            row("MiB resident", "%.0f", (double) server.residentMiB());
        }
    }

    /** Half of so many watch while the other half logs in within 20 s; what the watching adds. */
    void presence(int count) throws IOException {
        try (Load load = new Load()) {
            load.keepAlive(true);
            int half = count / 2;
            List<Client> watchers = logIn(load, half, 4 * MOST_LOGINS_AT_ONCE, 0);
            Login[] counted = new Login[half];
            for (int i = 0; i < half; i++) {
                counted[i] = new Login(name(i), tokens.get(i), login -> { });
                watchers.get(i).follow(counted[i]);
                watchers.get(i).send(watchers.get(i).frame("{\"type\":\"peers\",\"id\":5,\"limit\":1}"));
            }
            load.run(SETTLE_SECONDS);
            double cpu = server.cpuSeconds();
            logIn(load, half, half, 4 * MOST_LOGINS_AT_ONCE, LOGIN_STORM_SECONDS);
            row("server CPU while " + half + " log in within 20 s and " + half + " watch, share of a core", "%.2f", (server.cpuSeconds() - cpu) / LOGIN_STORM_SECONDS);
            load.run(SETTLE_SECONDS);
            long told = 0;
            for (Login login : counted) {
                told += login.presence();
            }
            row("messages of presence that each watcher got", "%.1f", (double) told / half);
        }
    }

    private void row(String what, String format, double value) {
        print("| " + what + " | " + String.format(Locale.ROOT, format, value) + " |");
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
