package org.parley.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.launcher.bench.load.Client;
import org.parley.launcher.bench.load.Load;
import org.parley.launcher.bench.load.Login;

/** Accounts of a measured server, each with a token that lets it in without its password. They are kept in a file beside the server's data. */
final class BenchUsers {
    private static final int AT_ONCE = 256;
    /** Nobody waits so long for a hash that the server gives it up. */
    private static final int HASHED_AT_ONCE = 64;
    private static final long TURN_NANOS = 5_000_000;

    private final Path file;
    private final List<String> tokens;

    BenchUsers(Path file) throws IOException {
        this.file = file;
        tokens = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    int count() {
        return tokens.size();
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "bench%05d", number);
    }

    /** By which a user is let in without the password. */
    String token(int number) {
        return tokens.get(number);
    }

    /** The login of a user who has a token. */
    Login login(int number, Runnable done) {
        return new Login(name(number), tokens.get(number), login -> {
            tokens.set(number, login.token());
            done.run();
        });
    }

    /** Makes so many that there are {@code count} of them. */
    void make(Load load, URI server, int count) throws IOException {
        load.keepAlive(true);
        while (tokens.size() < count) {
            int first = tokens.size();
            int group = Math.min(1_000, count - first);
            String[] fresh = new String[group];
            int[] done = {0};
            int begun = 0;
            while (done[0] < group) {
                for (; begun < group && begun - done[0] < HASHED_AT_ONCE; begun++) {
                    int number = begun;
                    load.connect(server, new Login(name(first + number), null, login -> {
                        fresh[number] = login.token();
                        done[0]++;
                    }));
                }
                await(load, done);
            }
            tokens.addAll(List.of(fresh));
            load.closeClients();
        }
        keep();
    }

    private void keep() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, tokens);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Lets {@code count} users in by token, from that number on; evenly over {@code overSeconds} where that is not 0. */
    List<Client> enter(Load load, URI server, int from, int count, double overSeconds) throws IOException {
        List<Client> clients = new ArrayList<>();
        int[] done = {0};
        long begun = System.nanoTime();
        while (done[0] < count) {
            double passed = (System.nanoTime() - begun) / 1e9;
            int wanted = overSeconds == 0 ? count : (int) Math.min(count, passed / overSeconds * count);
            while (clients.size() < wanted && clients.size() - done[0] < AT_ONCE) {
                clients.add(load.connect(server, login(from + clients.size(), () -> done[0]++)));
            }
            await(load, done);
        }
        return clients;
    }

    private static void await(Load load, int[] done) throws IOException {
        int before = done[0];
        long turn = System.nanoTime();
        load.run(() -> done[0] > before || System.nanoTime() - turn > TURN_NANOS);
    }
}
