package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that belong to somebody else. */
class OtherUserIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final Set<PosixFilePermission> ALL = Set.of(PosixFilePermission.values());

    @TempDir
    Path temp;
    private Path home;
    private Path closed;

    @BeforeEach
    void makeFolders() throws IOException {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
    }

    @AfterEach
    void letItBeDeleted() throws IOException {
        Files.setPosixFilePermissions(closed, ALL);
    }

    @Test
    void aServerThatCannotReadItsConfigurationRunsNotByTheDefaults() throws Exception {
        Files.writeString(home.resolve("conf/org.parley.server.cfg"), "registrationOpen = false\n");
        theStartEndsFor(home.resolve("conf"));
        theStartEndsFor(home.resolve("conf/logback.xml"));
        theStartEndsFor(home.resolve("conf/org.parley.server.cfg"));
        theStartEndsFor(home.resolve("plugins"));
    }

    @Test
    void aServerThatCannotWriteItsLogsDoesNotRunWithoutThem() throws Exception {
        Path log = Files.createDirectories(temp.resolve("data/log"));
        theStartEndsFor(Files.createFile(log.resolve("server.log")), " cannot be written (access denied); give it to the user that the server runs as");
        theStartEndsFor(Files.createFile(log.resolve("audit.log")), " cannot be written (access denied); give it to the user that the server runs as");
        theStartEndsFor(log, "/server.log cannot be made (access denied); give " + log + " to the user that the server runs as");
    }

    private void theStartEndsFor(Path path) throws IOException {
        theStartEndsFor(path, " cannot be read by this user; ");
    }

    private void theStartEndsFor(Path path, String problem) throws IOException {
        close(path);
        try (Child server = run("server", "--listen", "tcp://127.0.0.1:0")) {
            assertThat(server.exitCode()).as(server.transcript()).isEqualTo(2);
            Services.eventually("it is said of " + path, () -> server.errors().contains(path + problem));
        }
        Files.setPosixFilePermissions(path, ALL);
    }

    @Test
    void whoMayNotOpenTheDataFolderIsToldSo() throws Exception {
        close(Files.createDirectories(temp.resolve("data")));
        try (Child status = run("status")) {
            assertThat(status.exitCode()).isEqualTo(1);
            Services.eventually("it is said", () -> status.errors().equals("parley status: the server in " + temp.resolve("data") + " belongs to another user; become that user, or root (sudo)\n"));
        }
    }

    private void close(Path path) throws IOException {
        closed = path;
        Files.setPosixFilePermissions(path, Set.of());
    }

    /** As somebody who may not open what is closed, which root may unless it gives up what it has before others. */
    private Child run(String command, String... more) {
        List<String> prefix = System.getProperty("user.name").equals("root") ? List.of("setpriv", "--inh-caps=-all", "--bounding-set=-all") : List.of();
        List<String> arguments = new ArrayList<>(List.of(command, "--data", temp.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return Child.start(prefix, command, home, JAVA, temp, Map.of(), arguments.toArray(String[]::new));
    }
}
