package org.parley.server.admin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.AccountAdmin;
import org.parley.server.MapUserStore;
import org.parley.server.ServerControl;
import org.parley.server.ServerStatus;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException;

/** What an operator's commands do, and say. */
class CommandsTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;
    private final MapUserStore store = new MapUserStore();
    private final FakeControl control = new FakeControl();
    private final FakeAdmin admin = new FakeAdmin();
    private boolean noServer;
    private Commands commands;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        commands = new Commands(new Present(), folder, folder.resolve("conf"), Duration.ZERO);
    }

    private Answer run(String line) {
        return commands.run(new Demand(List.of(line.split(" ")), PASSWORD, "root"));
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void anAccountIsAddedOnce() throws Exception {
        assertThat(text(run("users add alice"))).isEqualTo("alice was added\n");
        assertThat(store.authenticate("alice", PASSWORD)).isPresent();
        assertThat(run("users add Alice").exitCode()).isEqualTo(1);
        assertThat(text(run("users add -x"))).contains("is no name");
        assertThat(text(commands.run(new Demand(List.of("users", "add", "bob"), "short", "root")))).contains("8 to 128");
        assertThat(text(commands.run(new Demand(List.of("users", "add", "bob"), null, "root")))).contains("is asked for by 'parley users add NAME'");
    }

    @Test
    void whoIsDisabledDeletedOrGetsAPasswordIsLoggedOut() throws Exception {
        store.register("alice", "another horse");
        control.online.addAll(List.of("alice"));
        assertThat(text(run("users passwd alice"))).isEqualTo("alice has a new password, and was logged out\n");
        assertThat(store.authenticate("alice", PASSWORD)).isPresent();
        control.online.add("alice");
        assertThat(text(run("users disable alice"))).isEqualTo("alice can no longer log in, and was logged out\n");
        assertThat(text(run("users enable alice"))).isEqualTo("alice can log in\n");
        assertThat(text(run("users delete alice"))).isEqualTo("alice was deleted\n");
        assertThat(admin.done).containsExactly("disable alice", "enable alice", "delete alice");
        assertThat(control.online).isEmpty();
    }

    @Test
    void whoIsNotThereIsSaid() {
        assertThat(run("users delete nobody").exitCode()).isEqualTo(1);
        assertThat(text(run("users passwd nobody"))).isEqualTo("there is no account nobody\n");
        assertThat(text(run("kick nobody"))).isEqualTo("nobody has no session\n");
    }

    @Test
    void sessionsAreListedAndEnded() {
        control.online.addAll(List.of("alice", "bob"));
        assertThat(text(run("sessions")).lines().toList()).hasSize(3).last().isEqualTo("2 sessions");
        assertThat(text(run("sessions"))).contains("192.0.2.1").contains("1970-01-01T00:00:00Z");
        assertThat(run("kick alice").exitCode()).isZero();
        assertThat(control.online).containsExactly("bob");
    }

    @Test
    void aCommandThatIsNoneIsSaid() {
        assertThat(run("reboot").exitCode()).isEqualTo(2);
        assertThat(text(run("users frob alice"))).contains("list, add, passwd");
        assertThat(run("users add").exitCode()).isEqualTo(2);
        assertThat(run("registration maybe").exitCode()).isEqualTo(2);
        assertThat(run("registration invite 0").exitCode()).isEqualTo(2);
        assertThat(run("registration invite never").exitCode()).isEqualTo(2);
    }

    @Test
    void registrationIsClosedByItsLineInTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("conf/org.parley.server.cfg"), "# Whether.\n#registrationOpen = true\n#listen = [ \"x\" ]\n#registrationsPerAddress = 10\n");
        control.file = file;
        assertThat(text(run("registration"))).isEqualTo("open\n");
        assertThat(text(run("registration closed"))).isEqualTo("registration is closed\n");
        assertThat(Files.readString(file)).isEqualTo("# Whether.\nregistrationOpen = false\n#listen = [ \"x\" ]\n#registrationsPerAddress = 10\n");
        Files.writeString(file, "listen = [ \"x\" ]\n");
        assertThat(text(run("registration closed"))).isEqualTo("registration is closed\n");
        assertThat(Files.readString(file)).isEqualTo("listen = [ \"x\" ]\nregistrationOpen = \"false\"\n");
        assertThat(text(run("registration invite 3"))).isEqualTo("code\n");
    }

    @Test
    void aFileThatTheServerRefusesIsToldAsFailed() throws Exception {
        Path file = Files.writeString(folder.resolve("conf/org.parley.server.cfg"), "helloMillis = soon\n");
        control.file = Files.createFile(folder.resolve("former.cfg"));
        Answer answer = run("registration closed");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(text(answer)).isEqualTo("written to " + file + ", but the server has not taken it over and registration is still open; look into " + folder.resolve("log/server.log") + "\n");
        assertThat(Files.readString(file)).isEqualTo("helloMillis = soon\nregistrationOpen = false\n");
    }

    @Test
    void aFileThatOnlyItsOwnerMayReadStaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("real.cfg"), "turnSecret = hidden\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("conf/org.parley.server.cfg"), file);
        control.file = file;
        run("registration closed");
        assertThat(Files.readString(file)).isEqualTo("turnSecret = hidden\nregistrationOpen = false\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(link).isSymbolicLink();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        run("registration open");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-rw-r--");
    }

    @Test
    void whoIsDisabledWhileNoServerRunsIsSo() throws Exception {
        store.register("alice", PASSWORD);
        noServer = true;
        assertThat(text(run("users disable alice"))).isEqualTo("alice can no longer log in\n");
        assertThat(run("kick alice").exitCode()).isEqualTo(1);
    }

    @Test
    void aBackupHoldsAccountsCertificateAndConfiguration() throws Exception {
        Files.createDirectories(folder.resolve("tls"));
        Files.writeString(folder.resolve("tls/key.pem"), "key");
        Files.writeString(folder.resolve("conf/a.cfg"), "a");
        Path backup = run("backup").file();
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("users.db", "tls/key.pem", "conf/a.cfg");
        }
        Files.delete(backup);
        assertThat(Files.list(folder)).as("nothing is left").noneMatch(path -> path.getFileName().toString().startsWith(".backup"));
    }

    @Test
    void whatAKilledServerLeftOfABackupGoes() throws Exception {
        Path leftover = Files.createDirectory(folder.resolve(".backup-17"));
        Files.writeString(leftover.resolve("users.db"), "hashes");
        Path zip = Files.writeString(folder.resolve(".backup-18.zip"), "hashes");
        Path other = Files.writeString(folder.resolve("backup.zip"), "kept");
        Backup.removeLeftovers(folder);
        assertThat(leftover).doesNotExist();
        assertThat(zip).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void serversForClientsAreGivenAsAClientGetsThem() {
        assertThat(text(run("ice"))).isEqualTo("[{\"urls\":[\"turn:host\"],\"username\":\"1:doctor\",\"credential\":\"secret\"},{\"urls\":[\"stun:host\"]}]\n");
    }

    @Test
    void aPasswordThatIsTypedBehindTheNameIsRefusedAndNotNoted() {
        Demand typed = new Demand(List.of("users", "add", "alice", "horse-of-hers"), null, "root");
        Answer answer = commands.run(typed);
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(text(answer)).contains("a password is asked for by 'parley users add alice'").doesNotContain("horse");
        assertThat(Commands.noted(typed)).isEqualTo("users add alice");
    }

    @Test
    void whatFollowsACommandIsNotLeftUnread() {
        for (String line : List.of("kick alice bob", "backup file", "registration open now", "registration invite 3 days", "sessions all")) {
            assertThat(run(line).exitCode()).as(line).isEqualTo(2);
        }
    }

    @Test
    void passwordsAreNotTold() {
        assertThat(new Demand(List.of("users", "add", "alice"), PASSWORD, "root").toString()).isEqualTo("users add alice");
    }

    private final class Present implements Services {
        @Override
        public UserStore users() {
            return store;
        }

        @Override
        public AccountAdmin accounts() {
            return admin;
        }

        @Override
        public ServerControl control() {
            return Services.present(noServer ? null : control, "the server is being stopped or replaced");
        }

        @Override
        public ServerStatus status() {
            throw new Services.MissingException("the server is being stopped or replaced");
        }

        @Override
        public List<String> faults() {
            return List.of();
        }
    }

    private static final class FakeControl implements ServerControl {
        final TreeSet<String> online = new TreeSet<>();
        Path file;

        @Override
        public List<SessionInfo> listSessions() {
            return online.stream().map(name -> new SessionInfo(name, "192.0.2.1", Instant.EPOCH)).collect(Collectors.toList());
        }

        @Override
        public boolean kick(String username) {
            return online.remove(username);
        }

        @Override
        public List<IceInfo> iceServers(String username) {
            return List.of(new IceInfo(List.of("turn:host"), "1:" + username, "secret"), new IceInfo(List.of("stun:host"), null, null));
        }

        /** Like a server that has read the file. */
        @Override
        public boolean registrationOpen() {
            try {
                return Files.readAllLines(file).stream().noneMatch(line -> line.matches("registrationOpen = \"?false\"?"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private final class FakeAdmin implements AccountAdmin {
        final List<String> done = new ArrayList<>();

        @Override
        public List<AccountInfo> accounts() {
            return List.of();
        }

        @Override
        public boolean setDisabled(String username, boolean disabled) throws UserStoreException {
            return note((disabled ? "disable " : "enable ") + username, username);
        }

        @Override
        public boolean delete(String username) throws UserStoreException {
            return note("delete " + username, username);
        }

        private boolean note(String what, String username) throws UserStoreException {
            boolean known = store.find(username).isPresent();
            if (known) {
                done.add(what);
            }
            return known;
        }

        @Override
        public String invite(Instant until) {
            return "code";
        }

        @Override
        public void backup(Path file) throws UserStoreException {
            try {
                Files.writeString(file, "accounts");
            } catch (IOException e) {
                throw new UserStoreException(UserStoreException.Kind.UNAVAILABLE, "no", e);
            }
        }
    }
}
