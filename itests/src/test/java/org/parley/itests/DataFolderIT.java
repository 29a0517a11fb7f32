package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may look into what a server and a client write, and where they write. */
class DataFolderIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final List<String> OPEN_TO_ALL = List.of("sh", "-c", "umask 022; exec \"$@\"", "sh");
    private static final String SECRET = "forty-jars-of-oil";
    private static final String PASSWORD = "open sesame, 40 thieves";

    @TempDir
    Path temp;
    private Path home;

    @BeforeEach
    void distribution() throws IOException {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
        Files.writeString(home.resolve("conf/org.parley.server.cfg"), "turnUrls = turn:127.0.0.1:9\nturnSecret = " + SECRET + "\n");
    }

    private Child start(String name, String... arguments) {
        return Child.start(OPEN_TO_ALL, name, home, JAVA, temp, Map.of("XDG_CACHE_HOME", temp.resolve("cache").toString()), arguments);
    }

    @Test
    void nobodyElseMayLookIntoTheDataOfServerAndClient() throws Exception {
        Path password = Files.writeString(temp.resolve("password"), PASSWORD + "\n");
        try (Child server = start("server", "server", "--listen", "tcp://127.0.0.1:0", "--data", temp.resolve("data").toString())) {
            String uri = server.line("listening ");
            try (Child client = start("alice", "client", "--headless", "--json", "--server", uri, "--user", "alice", "--password-file", password.toString(), "--register", "--engine", "synthetic")) {
                client.event("event=signaling", "state=logged-in");
                assertThat(permissions(temp.resolve("alice/parley"))).isEqualTo("rwx------");
            }
            assertThat(permissions(temp.resolve("data"))).isEqualTo("rwx------");
        }
    }

    @Test
    void inAFolderThatIsOpenToOthersTheyReadNeitherSecretNorLogs() throws Exception {
        Path data = Files.createDirectory(temp.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Child server = start("server", "server", "--listen", "tcp://127.0.0.1:0", "--data", data.toString())) {
            server.line("listening ");
            assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
            assertThat(permissions(data.resolve("log"))).isEqualTo("rwx------");
            assertThat(folder(data, "run-server-")).satisfies(run -> assertThat(permissions(run)).isEqualTo("rwx------"));
        }
    }

    /** JNA keeps a folder where it has once unpacked its library. */
    @Test
    void aServerUnpacksNothingElsewhere() throws Exception {
        try (Child server = start("server", "server", "--listen", "tcp://127.0.0.1:0", "--data", temp.resolve("data").toString()); Wire client = new Wire(server.line("listening "))) {
            assertThat(client.register("alice", PASSWORD)).isEqualTo("registered"); // threads that hash ask for turns by JNA
            assertThat(temp.resolve("cache")).doesNotExist();
            assertThat(Files.readString(Path.of("/proc/" + server.pid() + "/maps"))).contains(folder(temp.resolve("data"), "run-server-") + "/native/jna");
        }
    }

    private static Path folder(Path parent, String prefix) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix)).findFirst().orElseThrow();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
