package org.parley.launcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.parley.launcher.stage.StageFailure;

/**
 * What a server must outlive: kills, a restart with all its users there, connections that say nothing. Each fails with a line that says what went wrong, also where a
 * server with 10,000 users that is to end is there for more than 5 s, or they are not back within 10 s of its next start.
 */
final class FaultBench implements AutoCloseable {
    private static final int REGISTRARS = 8;
    private static final int MOST_LIFE_MILLIS = 1_000;
    private static final int TOGETHER = 100;
    /** With fewer clients nothing is said of times, which are the machine's then. */
    private static final int PROMISED_CLIENTS = 10_000;
    private static final long MOST_UNTIL_GONE_MILLIS = 5_000;
    private static final long MOST_UNTIL_BACK_MILLIS = 10_000;
    private static final String UNLIMITED = "messagesPerSecond = 100000\nmessageBurst = 100000\nbytesPerSecond = 100000000\nbyteBurst = 100000000\nhashThreads = 2\nhashWaitMillis = 60000\n";

    private final ServerProcess server;
    private final PrintStream out;
    private final Random random;

    FaultBench(Path shipped, Path folder, PrintStream out, long seed) throws IOException, StageFailure, InterruptedException {
        this.server = ServerProcess.in(folder, shipped, UNLIMITED).warmedUp();
        this.out = out;
        this.random = new Random(seed);
        out.println("seed " + seed);
        out.println("| what | median | least | most |");
        out.println("| --- | --- | --- | --- |");
    }

    /** Kills the server at a random moment while accounts are made, again and again; all that were acknowledged are there, and can be used. */
    void kills(int rounds) throws IOException, StageFailure, InterruptedException {
        Series starts = new Series();
        List<String> all = new ArrayList<>();
        List<String> latest = List.of();
        for (int round = 0; round < rounds; round++) {
            starts.add(server.start());
            check(latest);
            latest = registerUntilKilled("r" + round + "-");
            all.addAll(latest);
        }
        starts.add(server.start());
        check(all);
        stop();
        out.printf("| kills by SIGKILL, accounts acknowledged before, missing after | %d, %d, 0 | | |%n", rounds, all.size());
        out.println(starts.row("start of a server after a kill until it listens, ms"));
    }

    private List<String> registerUntilKilled(String prefix) throws IOException, StageFailure, InterruptedException {
        try (Crowd crowd = new Crowd(server.address())) {
            List<Registrar> registrars = IntStream.range(0, REGISTRARS).mapToObj(i -> new Registrar(crowd, prefix + i + "-")).toList();
            registrars.forEach(crowd::open);
            crowd.run("a first account", 60, () -> registrars.stream().anyMatch(registrar -> !registrar.acknowledged().isEmpty()));
            boolean[] now = {false};
            crowd.after(random.nextInt(MOST_LIFE_MILLIS), () -> now[0] = true);
            crowd.run("time", 60, () -> now[0]);
            server.kill();
            crowd.run("the end of all connections", 60, () -> registrars.stream().allMatch(Registrar::isOver));
            server.awaitEnd();
            return registrars.stream().flatMap(registrar -> registrar.acknowledged().stream()).toList();
        }
    }

    private void check(Collection<String> names) throws IOException, StageFailure {
        try (Crowd crowd = new Crowd(server.address())) {
            String login = names.isEmpty() ? null : names.stream().skip(random.nextInt(names.size())).findFirst().orElseThrow();
            Checker checker = new Checker(crowd, names, login);
            crowd.open(checker);
            crowd.run("the check of " + names.size() + " accounts", 120, checker::isDone);
        }
    }

    /** Stops the server by SIGTERM with all logged in and starts it again; all come back by token. */
    void restart(int clients) throws IOException, StageFailure, InterruptedException {
        try (Crowd crowd = new Crowd(server.address())) {
            server.start();
            List<Returner> users = enter(crowd, "user", clients);
            long before = cpuMillis();
            server.terminate();
            long stopped = System.nanoTime();
            crowd.run("the end of the server", 30, () -> !server.isAlive());
            long gone = millisSince(stopped);
            out.printf("| SIGTERM to a server with %d clients: gone after, ms | %d | | |%n", clients, gone);
            out.printf("| CPU of it until then, ms | %d | | |%n", before);
            long begun = System.nanoTime();
            Thread starter = new Thread(() -> start(crowd), "parley-bench-1");
            starter.start();
            crowd.run("the return of " + clients + " clients", 60, () -> users.stream().allMatch(user -> user.isIn() && user.logins() == 2));
            starter.join();
            long back = millisSince(begun);
            out.printf("| start of it again until all %d are back by token, ms; CPU of it, ms | %d, %d | | |%n", clients, back, cpuMillis());
            if (clients >= PROMISED_CLIENTS) {
                atMost(MOST_UNTIL_GONE_MILLIS, gone, "after SIGTERM the server was still there");
                atMost(MOST_UNTIL_BACK_MILLIS, back, "the return of " + clients + " clients went on");
            }
        }
        stop();
    }

    private static void atMost(long most, long millis, String what) throws StageFailure {
        if (millis > most) {
            throw new StageFailure(what + " for " + millis + " ms, at most " + most + " are promised");
        }
    }

    private void start(Crowd crowd) {
        try {
            server.start();
        } catch (IOException | StageFailure e) {
            crowd.fail(e.getMessage());
        }
    }

    private List<Returner> enter(Crowd crowd, String prefix, int clients) throws IOException, StageFailure {
        List<Returner> users = new ArrayList<>();
        while (users.size() < clients) {
            int known = users.size();
            for (int i = known; i < Math.min(clients, known + TOGETHER); i++) {
                users.add(new Returner(crowd, prefix + i, random));
                crowd.open(users.get(i));
            }
            crowd.run("the login of user " + users.size(), 120, () -> users.subList(known, users.size()).stream().allMatch(Returner::isIn));
        }
        return users;
    }

    /** Opens connections on which nothing is said, while two users go on. */
    void silence(int connections) throws IOException, StageFailure, InterruptedException {
        try (Crowd crowd = new Crowd(server.address())) {
            server.start();
            List<Returner> users = enter(crowd, "witness", 2);
            long begun = System.nanoTime();
            List<Silent> silent = new ArrayList<>();
            while (silent.size() < connections) {
                int known = silent.size();
                for (int i = known; i < Math.min(connections, known + TOGETHER); i++) {
                    silent.add(new Silent(crowd));
                    crowd.open(silent.get(i));
                }
                boolean[] now = {false};
                crowd.after(5, () -> now[0] = true);
                crowd.run("time", 60, () -> now[0]);
            }
            long opened = millisSince(begun);
            crowd.run("the end of " + connections + " silent connections", 60, () -> silent.stream().allMatch(Silent::isOver));
            out.printf("| %d silent connections: opened within, told and closed after, ms | %d, %d | | |%n", connections, opened, millisSince(begun));
            out.printf("| CPU of the server since its start, ms | %d | | |%n", cpuMillis());
            out.printf("| slowest pong of two users meanwhile, ms | %d | | |%n", users.stream().mapToLong(Returner::slowestMillis).max().orElse(0));
        }
        stop();
    }

    private void stop() throws StageFailure, InterruptedException {
        server.terminate();
        server.awaitEnd();
    }

    /** Ends the server. */
    @Override
    public void close() {
        server.close();
    }

    private long cpuMillis() {
        return server.handle().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
