package org.parley.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.parley.launcher.bench.load.Client;
import org.parley.launcher.bench.load.Load;
import org.parley.launcher.bench.load.Login;

/** Clients that are told who comes and goes. */
final class Watchers {
    private static final double STORM_SECONDS = 20;
    private static final double SETTLE_SECONDS = 4;
    private static final double TOLD_SECONDS = 10;

    private final Stand stand;

    Watchers(Stand stand) {
        this.stand = stand;
    }

    /** How many watch, and how many come, where a process may open so many files. */
    static int count(int clients, int files) {
        return Math.min(clients, files / 2);
    }

    /** So many watch while as many others log in within 20 s; what both cost. */
    void storm() throws IOException {
        MeasuredServer server = stand.server();
        int count = count(stand.clients(), OpenFiles.forConnections());
        URI address = server.address("tcp");
        try (Load load = stand.load()) {
            load.keepAlive(true);
            List<Client> watchers = stand.users().enter(load, address, 0, count, 0);
            Login[] counted = new Login[count];
            for (int i = 0; i < count; i++) {
                counted[i] = stand.users().login(i, () -> { });
                watchers.get(i).follow(counted[i]);
                watchers.get(i).send(watchers.get(i).frame("{\"type\":\"peers\",\"id\":5,\"limit\":1}"));
            }
            load.run(SETTLE_SECONDS);
            double cpu = server.cpuSeconds();
            load.run(STORM_SECONDS / 2);
            stand.row("server CPU while " + count + " watch and nobody comes, share of a core", "%.3f", (server.cpuSeconds() - cpu) / (STORM_SECONDS / 2));
            cpu = server.cpuSeconds();
            long begun = System.nanoTime();
            stand.users().enter(load, address, count, count, STORM_SECONDS);
            double took = (System.nanoTime() - begun) / 1e9;
            stand.row("seconds that " + count + " logins by token took, 20 if nothing held them up", "%.1f", took);
            stand.row("server CPU meanwhile, share of a core", "%.2f", (server.cpuSeconds() - cpu) / took);
            load.run(TOLD_SECONDS);
            stand.row("server CPU until 10 s later, seconds", "%.2f", server.cpuSeconds() - cpu);
            tell(counted, count);
        }
    }

    private void tell(Login[] watchers, int count) {
        long messages = 0;
        long least = Long.MAX_VALUE;
        for (Login login : watchers) {
            messages += login.presence();
            least = Math.min(least, login.toldOf());
        }
        stand.row("messages of presence that each watcher got", "%.1f", (double) messages / watchers.length);
        stand.row("names told to the watcher who was told least, of " + count, "%.0f", (double) least);
    }
}
