package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server has said is so, whatever ends it or stands in its way. */
class NothingLostIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String PASSWORD = "correct horse";
    private static final long DISK_BYTES = 64 << 20;
    private static final int PAGE_BYTES = 4_096;

    @TempDir
    Path temp;

    /** The command that an operator would measure by, in small; {@code -Dparley.faults="--kills 200"} in full. */
    @Test
    void killsLoseNoAccountARestartLosesNobodyAndTheSilentAreClosed() {
        String[] size = System.getProperty("parley.faults", "--kills 2 --clients 40 --silent 300").split(" ");
        String[] arguments = java.util.stream.Stream.concat(java.util.stream.Stream.of("bench", "faults"), java.util.stream.Stream.of(size)).toArray(String[]::new);
        try (Child bench = Child.start("bench", Distribution.home(), JAVA, temp, arguments)) {
            assertThat(bench.line("seed ")).isNotEmpty();
            bench.line("| kills by SIGKILL, accounts acknowledged before, missing after |");
            bench.line("| start of it again until all ");
            bench.line("| slowest pong of two users meanwhile, ms |");
            assertThat(bench.exitCode()).as(bench.errors()).isZero();
        }
    }

    @Test
    void onAFullDiskNobodyRegistersAndEverybodyLogsInAndWithSpaceAgainAllIsWell() throws Exception {
        Path data = Files.createDirectories(temp.resolve("data"));
        try (Child server = Child.start("server", smallDisk(data), JAVA, temp, "server", "--listen", "tcp://127.0.0.1:0", "--data", data.toString())) {
            String uri = server.line("listening ");
            Path other = Path.of("/proc/" + server.pid() + "/root" + data).resolve("what-another-program-wrote");
            try (Wire client = new Wire(uri)) {
                assertThat(client.register("alice", PASSWORD)).isEqualTo("registered");
                fill(other);
                assertThat(client.register("bob", PASSWORD)).isEqualTo("internal");
                Services.eventually("the operator is told", () -> server.errors().contains("register is not possible at the moment: users database " + data.resolve("users.db")));
                assertThat(client.login("bob", PASSWORD)).isEqualTo("invalid-credentials");
                assertThat(client.login("alice", PASSWORD)).isEqualTo("logged-in");
            }
            Files.delete(other);
            try (Wire client = new Wire(uri)) {
                assertThat(client.register("bob", PASSWORD)).isEqualTo("registered");
                assertThat(client.login("bob", PASSWORD)).isEqualTo("logged-in");
            }
        }
    }

    /** A pipe that is full stands for the disk: 64 KiB are some 700 lines. */
    @Test
    void aDiskThatHangsUnderTheAuditLogHoldsUpNobody() throws Exception {
        Path log = Files.createDirectories(temp.resolve("data/log")).resolve("audit.log");
        assertThat(new ProcessBuilder("mkfifo", log.toString()).start().waitFor()).isZero();
        Process reader = new ProcessBuilder("sh", "-c", "exec 3< '" + log + "'; exec sleep 600").start();
        try (Child server = Child.start("server", Distribution.home(), JAVA, temp, "server", "--listen", "tcp://127.0.0.1:0", "--data", temp.resolve("data").toString())) {
            String uri = server.line("listening ");
            try (Wire alice = new Wire(uri)) {
                assertThat(alice.register("alice", PASSWORD)).isEqualTo("registered");
                for (int connection = 0; connection < 15; connection++) {
                    try (Wire guesser = new Wire(uri)) {
                        for (int guess = 0; guess < 100; guess++) {
                            assertThat(guesser.login("nobody" + connection + "-" + guess, "short")).isEqualTo("invalid-credentials");
                        }
                    }
                }
                assertThat(alice.login("alice", PASSWORD)).isEqualTo("logged-in");
            }
            server.terminate();
            assertThat(server.exitCode()).as(server.errors()).isIn(0, 143);
        } finally {
            reader.destroy();
        }
    }

    @Test
    void aClientThatReadsNothingDoesNotKeepAServerThatIsAskedToEnd() throws Exception {
        Map<String, String> unlimited = Map.of("PARLEY_SERVER_BYTES_PER_SECOND", "100000000", "PARLEY_SERVER_BYTE_BURST", "100000000");
        String[] arguments = {"server", "--listen", "tcp://127.0.0.1:0", "--data", temp.resolve("data").toString()};
        try (Child server = Child.start("server", Distribution.home(), JAVA, temp, unlimited, arguments)) {
            String uri = server.line("listening ");
            try (Wire deaf = new Wire(uri); Wire alice = new Wire(uri)) {
                for (Wire client : List.of(deaf, alice)) {
                    String name = client == deaf ? "deaf" : "alice";
                    assertThat(client.register(name, PASSWORD)).isEqualTo("registered");
                    assertThat(client.login(name, PASSWORD)).isEqualTo("logged-in");
                }
                assertThat(Wire.outcome(alice.untilAnswered("{'type':'offer','id':1,'from':'alice','to':'deaf','call':'c','sdp':'" + "x".repeat(60_000) + "'}")))
                    .as("what waits for the one who does not read").isEqualTo("peer-unreachable");
                server.terminate();
                assertThat(alice.outcomeAfter("peer-unreachable")).isEqualTo("server-shutdown");
                assertThat(server.exitCode()).isZero();
            }
        }
    }

    /** A distribution's script that has a small disk of its own in the place of {@code folder}, which goes with its process. */
    private Path smallDisk(Path folder) throws IOException {
        Path script = Files.createDirectories(temp.resolve("small-disk/bin")).resolve("parley");
        Files.writeString(script, """
            #!/bin/sh
            exec unshare --mount --propagation private %s sh -c 'mount -t tmpfs -o size=%d tmpfs "$0" && exec "$@"' '%s' '%s' "$@"
            """.formatted(isRoot() ? "" : "--map-root-user", DISK_BYTES, folder, Distribution.home().resolve("bin/parley")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.getParent().getParent();
    }

    private boolean isRoot() throws IOException {
        return Files.getAttribute(temp, "unix:uid").equals(0);
    }

    /** Writes until nothing more can be written. */
    private static void fill(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
            assertThatThrownBy(() -> {
                for (long written = 0; written <= DISK_BYTES; written += PAGE_BYTES) {
                    out.write(page.clear());
                }
            }).as("a small disk of its own, by unshare and mount, of Debian's util-linux and mount").hasMessageContaining("No space left");
        }
    }
}
