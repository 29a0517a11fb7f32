package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server has said is so, whatever ends it or stands in its way. */
class NothingLostIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path temp;

    /** The command that an operator would measure by, in small; {@code -Dparley.faults="--kills 200 --clients 10000"} in full. */
    @Test
    void killsLoseNoAccountAndARestartLosesNobody() {
        String[] size = System.getProperty("parley.faults", "--kills 2 --clients 40 --silent 0").split(" ");
        String[] arguments = java.util.stream.Stream.concat(java.util.stream.Stream.of("bench", "faults"), java.util.stream.Stream.of(size)).toArray(String[]::new);
        try (Child bench = Child.start("bench", Distribution.home(), JAVA, temp, arguments)) {
            assertThat(bench.line("seed ")).isNotEmpty();
            bench.line("| kills by SIGKILL, accounts acknowledged before, missing after |");
            bench.line("| start of it again until all ");
            assertThat(bench.exitCode()).as(bench.errors()).isZero();
        }
    }

    @Test
    void onAFullDiskNobodyRegistersAndEverybodyLogsInAndWithSpaceAgainAllIsWell() throws Exception {
        Path data = temp.resolve("data");
        try (Child server = Child.start("server", Distribution.home(), JAVA, temp, "server", "--listen", "tcp://127.0.0.1:0", "--data", data.toString())) {
            String uri = server.line("listening ");
            try (Wire client = new Wire(uri)) {
                assertThat(client.register("alice", PASSWORD)).isEqualTo("registered");
                limitFiles(server, Long.toString(Files.size(data.resolve("users.db-wal"))));
                assertThat(client.register("bob", PASSWORD)).isEqualTo("internal");
                Services.eventually("the operator is told", () -> server.errors().contains("register is not possible at the moment: users database " + data.resolve("users.db")));
                assertThat(client.login("bob", PASSWORD)).isEqualTo("invalid-credentials");
                assertThat(client.login("alice", PASSWORD)).isEqualTo("logged-in");
            }
            limitFiles(server, "unlimited");
            try (Wire client = new Wire(uri)) {
                assertThat(client.register("bob", PASSWORD)).isEqualTo("registered");
                assertThat(client.login("bob", PASSWORD)).isEqualTo("logged-in");
            }
        }
    }

    /** To the process a file that may not grow looks like a disk that is full. The soft limit only, so that it can be lifted again. */
    private static void limitFiles(Child server, String bytes) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":").inheritIO().start();
        assertThat(prlimit.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(prlimit.exitValue()).as("prlimit, of Debian's util-linux").isZero();
    }
}
