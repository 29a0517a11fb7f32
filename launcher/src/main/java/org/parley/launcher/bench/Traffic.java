package org.parley.launcher.bench;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.parley.launcher.bench.load.Client;
import org.parley.launcher.bench.load.Load;
import org.parley.launcher.bench.load.Pair;

/** Messages that are forwarded: what one costs, and how long it takes. */
final class Traffic {
    private static final int PAIRS = 100;
    private static final int PER_SECOND = 5_000;
    private static final double WARM_UP_SECONDS = 10;
    private static final double SETTLE_SECONDS = 4;
    private static final double KIB = 1_024;

    private final Stand stand;
    private final MeasuredServer server;

    Traffic(Stand stand) {
        this.stand = stand;
        this.server = stand.server();
    }

    /** Processor time of a message over {@code scheme}, with so many under way on each of the pairs. */
    void forward(String scheme, int... underWay) throws IOException {
        try (Load load = stand.load()) {
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
                load.run((double) stand.seconds());
                long messages = tally.messages() - before;
                stand.row("server CPU of a message over " + scheme + ", " + count + " under way on each of " + PAIRS + " pairs, µs", "%.2f",
                    (server.cpuSeconds() - cpu) * 1e6 / messages);
                stand.row("messages a second meanwhile", "%.0f", (double) messages / stand.seconds());
            }
        }
    }

    private Pair[] pairs(Load load, String scheme, Pair.Tally tally) throws IOException {
        Client[] clients = new Client[2 * PAIRS];
        int[] done = {0};
        for (int i = 0; i < clients.length; i++) {
            clients[i] = load.connect(server.address(scheme), stand.users().login(i, () -> done[0]++));
        }
        load.run(() -> done[0] == clients.length);
        Pair[] pairs = new Pair[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            pairs[i] = new Pair(clients[2 * i], BenchUsers.name(2 * i), clients[2 * i + 1], BenchUsers.name(2 * i + 1), tally);
        }
        return pairs;
    }

    /** How long a message takes at 5,000 a second. */
    void latency() throws IOException {
        try (Load load = stand.load()) {
            Pair.Tally tally = new Pair.Tally();
            Pair[] pairs = pairs(load, "tcp", tally);
            warmUp(load, tally, pairs);
            double cpu = server.cpuSeconds();
            rate(load, tally, pairs, stand.seconds());
            tell(tally, "at 5,000 messages a second over tcp");
            stand.row("server CPU, share of a core", "%.2f", (server.cpuSeconds() - cpu) / stand.seconds());
        }
    }

    /** How long a message takes before, while and after passwords are hashed without a pause. */
    void passwords() throws IOException {
        try (Load load = stand.load()) {
            Pair.Tally tally = new Pair.Tally();
            Pair[] pairs = pairs(load, "tcp", tally);
            warmUp(load, tally, pairs);
            rate(load, tally, pairs, stand.seconds());
            double before = tell(tally, "at 5,000 messages a second, no passwords");
            PasswordStorm storm = new PasswordStorm(load, server.address("tcp"), BenchUsers.name(stand.users().count()));
            storm.begin();
            load.run(WARM_UP_SECONDS);
            storm.count();
            rate(load, tally, pairs, stand.seconds());
            double meanwhile = tell(tally, "while passwords are hashed without a pause");
            stand.row("times the p99 of before", "%.1f", meanwhile / before);
            stand.row("passwords a second meanwhile", "%.0f", storm.answersPerSecond());
            storm.end();
            load.run(SETTLE_SECONDS);
            rate(load, tally, pairs, stand.seconds());
            tell(tally, "after that");
            stand.row("MiB resident after that", "%.0f", server.residentKib() / KIB);
        }
    }

    private void warmUp(Load load, Pair.Tally tally, Pair[] pairs) throws IOException {
        rate(load, tally, pairs, WARM_UP_SECONDS);
    }

    private double tell(Pair.Tally tally, String when) {
        double p99 = tally.latencies().micros(0.99);
        stand.row(when + ": p50, µs", "%.0f", tally.latencies().micros(0.5));
        stand.row("p99, µs", "%.0f", p99);
        return p99;
    }

    private static void rate(Load load, Pair.Tally tally, Pair[] pairs, double seconds) throws IOException {
        tally.latencies().clear();
        Future<Void> sending = tally.rate(pairs, PER_SECOND, seconds);
        load.run(sending::isDone);
        load.run(0.3);
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw new IOException("messages could not be sent at that rate: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
