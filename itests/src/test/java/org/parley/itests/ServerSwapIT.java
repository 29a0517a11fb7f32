package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.launcher.bench.Crowd;

/** The server's bundles are replaced while 500 users are logged in and 50 calls go on: no call is lost, nobody gives a password again, and presence is right again. */
class ServerSwapIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final int USERS = 500;
    private static final int CALLS = 50;
    private static final int AT_ONCE = 20;
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path temp;
    private final List<Member> members = new ArrayList<>();
    private Path plugins;

    @Test
    void nobodyIsLostWhileTheServersBundlesAreReplaced() throws Exception {
        Path home = Distribution.withOwnFolders(temp.resolve("parley"));
        plugins = home.resolve("plugins");
        Files.writeString(home.resolve("conf/org.parley.server.users.cfg"), "argon2MemoryKiB = 7168\nargon2Iterations = 1\n");
        Files.writeString(home.resolve("conf/org.parley.server.cfg"), "hashThreads = 2\n");
        Map<String, String> often = Map.of("PARLEY_JAVA_OPTS", "-Dfelix.fileinstall.poll=100");
        try (Child server = Child.start("server", home, JAVA, temp, often, "server", "--listen", "tcp://127.0.0.1:" + Sandbox.freePort(), "--data", temp.resolve("data").toString());
                Crowd crowd = new Crowd(listening(server))) {
            arrive(crowd);
            callsBegin(crowd);
            for (String bundle : List.of("transport.tcp", "server", "server.users")) {
                Path jar = swap(crowd, bundle, () -> Distribution.rebuilt(bundle).put(plugins.resolve(bundle + ".jar"), Map.of("Bundle-Version", "0.1.1")));
                swap(crowd, bundle, () -> {
                    Files.delete(jar); // the shipped one, which was stopped, is started again
                    return jar;
                });
            }
            assertThat(members).as("sessions that had to begin anew").allMatch(member -> member.freshSessions() == 3);
        }
    }

    private static InetSocketAddress listening(Child server) throws Exception {
        URI uri = URI.create(server.line("listening "));
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    /** A few at once, since each costs two hashes of a password. */
    private void arrive(Crowd crowd) throws Exception {
        while (members.size() < USERS) {
            for (int i = 0; i < AT_ONCE; i++) {
                members.add(new Member(crowd, "user" + members.size()));
            }
            crowd.run("all are logged in", PATIENCE_SECONDS, this::allAreIn);
        }
    }

    private void callsBegin(Crowd crowd) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            members.get(i).call(members.get(CALLS + i));
        }
        everyCallAndPresenceAreRight(crowd);
    }

    private interface Act {
        Path perform() throws Exception;
    }

    private Path swap(Crowd crowd, String bundle, Act act) throws Exception {
        boolean connectionsStay = bundle.equals("server.users");
        int before = members.get(0).logins();
        long stores = storesOpened();
        members.subList(0, CALLS).forEach(Member::offer); // so that some are under way
        Path jar = act.perform();
        crowd.run(bundle + " has changed", PATIENCE_SECONDS, () -> connectionsStay ? storesOpened() > stores : members.stream().noneMatch(member -> member.logins() == before && member.isIn()));
        crowd.run(bundle + ": all are back", PATIENCE_SECONDS, () -> allAreIn() && members.stream().allMatch(member -> connectionsStay || member.logins() > before));
        everyCallAndPresenceAreRight(crowd);
        members.subList(0, CALLS).forEach(Member::offer);
        everyCallAndPresenceAreRight(crowd);
        assertThat(members).as("logins after %s", bundle).allMatch(member -> member.logins() == before + (connectionsStay ? 0 : 1));
        return jar;
    }

    private long storesOpened() {
        try {
            return Files.readString(temp.resolve("data/log/server.log")).lines().filter(line -> line.contains("accounts are in ")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean allAreIn() {
        return members.stream().allMatch(Member::isIn);
    }

    private void everyCallAndPresenceAreRight(Crowd crowd) throws Exception {
        crowd.run("every offer is answered", PATIENCE_SECONDS, () -> members.subList(0, CALLS).stream().allMatch(Member::isAnswered));
        Map<String, String> all = new TreeMap<>();
        members.forEach(member -> all.put(member.name(), members.indexOf(member) < 2 * CALLS ? "busy" : "available"));
        crowd.run("everybody sees everybody", PATIENCE_SECONDS, () -> members.stream().allMatch(member -> {
            Map<String, String> others = new TreeMap<>(all);
            others.remove(member.name());
            return member.peers().equals(others);
        }));
    }
}
