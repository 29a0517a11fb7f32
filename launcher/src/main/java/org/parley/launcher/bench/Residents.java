package org.parley.launcher.bench;

import java.io.IOException;
import java.net.URI;
import org.parley.launcher.bench.load.Load;

/** Clients that are logged in and say little: what they take, and what it costs to take them back. */
final class Residents {
    private static final double SETTLE_SECONDS = 4;
    private static final int ROUNDS = 4;
    private static final double KIB = 1_024;
    private static final double MIB = 1 << 20;

    private final Stand stand;
    private final MeasuredServer server;
    private final int count;

    Residents(Stand stand) {
        this.stand = stand;
        this.server = stand.server();
        this.count = stand.clients();
    }

    /** What so many clients take that are logged in and only ping. */
    void idle() throws IOException, InterruptedException {
        long empty = server.residentKib();
        long before = server.liveBytes();
        try (Load load = stand.load()) {
            load.keepAlive(true);
            stand.users().enter(load, server.address("tcp"), 0, count, 0);
            load.run(SETTLE_SECONDS);
            double cpu = server.cpuSeconds();
            load.run((double) stand.seconds());
            stand.row("server CPU with " + count + " idle clients, share of a core", "%.3f", (server.cpuSeconds() - cpu) / stand.seconds());
            long resident = server.residentKib();
            stand.row("MiB resident with them", "%.0f", resident / KIB);
            stand.row("MiB resident without any", "%.0f", empty / KIB);
            stand.row("the difference for each, KiB", "%.2f", (double) (resident - empty) / count);
            long live = server.liveBytes();
            stand.row("live heap of an idle client, KiB", "%.2f", Math.max(0, live - before) / KIB / count);
            stand.row("live heap, MiB", "%.1f", live / MIB);
            load.run(SETTLE_SECONDS);
            stand.row("MiB resident after that collection", "%.0f", server.residentKib() / KIB);
        }
    }

    /** All come by token, lose their connections, and come again while their sessions live. */
    void resume() throws IOException {
        try (Load load = stand.load()) {
            load.keepAlive(true);
            round(load, "new sessions by token a second in a server just started", "server CPU of one, µs");
            for (int i = 1; i < ROUNDS; i++) {
                load.closeClients();
                round(load, "resumes a second, round " + i + " of " + count, "server CPU of one, its connection included, µs");
            }
            stand.row("MiB resident after that", "%.0f", server.residentKib() / KIB);
        }
    }

    private void round(Load load, String rate, String cost) throws IOException {
        URI address = server.address("tcp");
        double cpu = server.cpuSeconds();
        long begun = System.nanoTime();
        stand.users().enter(load, address, 0, count, 0);
        stand.row(rate, "%.0f", count / ((System.nanoTime() - begun) / 1e9));
        stand.row(cost, "%.0f", (server.cpuSeconds() - cpu) * 1e6 / count);
    }
}
