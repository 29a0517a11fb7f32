package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types about accounts while the server runs, and what the clients of these accounts notice. */
class AccountsIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER_PASSWORD = "another staple 2";

    @TempDir
    static Path temp;
    private static Path home;
    private static Child server;
    private static String uri;

    @BeforeAll
    static void startServer() throws Exception {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
        server = start("server", "--listen", "tcp://127.0.0.1:0");
        uri = server.line("listening ");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void whoIsDisabledIsThrownOutAndStaysOutUntilEnabled() throws Exception {
        try (Wire dora = new Wire(uri)) {
            String token = registered(dora, "dora");
            assertThat(run("users", "disable", "dora")).containsExactly("dora can no longer log in, and was logged out");
            assertThat(Wire.outcome(dora.receive())).isEqualTo("displaced");
            assertThat(login("dora", PASSWORD)).isEqualTo("invalid-credentials");
            assertThat(resume(token)).isEqualTo("token-invalid");
        }
        assertThat(run("users", "list", "DOR")).containsExactly("dora (disabled)");
        assertThat(run("users", "enable", "dora")).containsExactly("dora can log in");
        assertThat(run("users")).contains("dora");
        assertThat(login("dora", PASSWORD)).isEqualTo("logged-in");
    }

    @Test
    void whoIsDeletedIsThrownOutAndLeavesTheNameToOthers() throws Exception {
        try (Wire dan = new Wire(uri)) {
            String token = registered(dan, "dan");
            assertThat(run("users", "delete", "Dan")).containsExactly("Dan was deleted, and was logged out");
            assertThat(Wire.outcome(dan.receive())).isEqualTo("displaced");
            assertThat(run("users", "list", "dan")).isEmpty();
            assertThat(login("dan", PASSWORD)).isEqualTo("invalid-credentials");
            try (Wire another = new Wire(uri)) {
                assertThat(another.register("dan", OTHER_PASSWORD)).isEqualTo("registered");
            }
            assertThat(resume(token)).isEqualTo("token-invalid");
        }
    }

    @Test
    void aNewPasswordThatIsTypedCountsAtOnceAndAlone() throws Exception {
        try (Wire paul = new Wire(uri)) {
            String token = registered(paul, "paul");
            try (Child passwd = start("users", "passwd", "paul")) {
                passwd.type(OTHER_PASSWORD);
                assertThat(passwd.output()).containsExactly("paul has a new password, and was logged out");
            }
            assertThat(Wire.outcome(paul.receive())).isEqualTo("displaced");
            assertThat(login("paul", PASSWORD)).isEqualTo("invalid-credentials");
            assertThat(resume(token)).isEqualTo("token-invalid");
            assertThat(login("paul", OTHER_PASSWORD)).isEqualTo("logged-in");
        }
    }

    @Test
    void whileRegistrationIsClosedAnInvitationMakesOneAccount() throws Exception {
        assertThat(run("registration", "closed")).containsExactly("registration is closed");
        assertThat(run("registration")).containsExactly("closed");
        String invitation = run("registration", "invite", "1").get(0);
        try (Child iris = client("iris", invitation)) {
            iris.event("event=signaling", "state=logged-in");
        }
        try (Child ivan = client("ivan", invitation)) {
            ivan.event("event=error", "code=registration-closed");
            assertThat(ivan.exitCode()).isEqualTo(1);
        }
        try (Wire ines = new Wire(uri)) {
            assertThat(ines.register("ines", PASSWORD)).isEqualTo("registration-closed");
        }
        AuditLog log = new AuditLog(temp.resolve("data"));
        log.await("register user=ivan \\S+ \\S+ outcome=registration-closed$");
        log.await("register user=ines \\S+ \\S+ outcome=registration-closed$");
        assertThat(run("registration", "open")).containsExactly("registration is open");
        try (Wire ines = new Wire(uri)) {
            assertThat(ines.register("ines", PASSWORD)).isEqualTo("registered");
        }
    }

    @Test
    void theConsoleTakesOneCommandAfterAnother() throws Exception {
        try (Wire cora = new Wire(uri); Child console = start("console")) {
            assertThat(console.line("listening ")).isEqualTo(uri);
            assertThat(console.line("ready")).isEmpty();
            registered(cora, "cora");
            console.type("sessions");
            console.line("cora ");
            console.type("kick cora");
            console.line("cora was logged out");
            assertThat(Wire.outcome(cora.receive())).isEqualTo("displaced");
            console.type("users disable cora");
            console.line("cora can no longer log in");
            assertThat(login("cora", PASSWORD)).isEqualTo("invalid-credentials");
            console.type("users enable cora");
            console.line("cora can log in");
            assertThat(login("cora", PASSWORD)).isEqualTo("logged-in");
            console.type("users add conny");
            console.type(PASSWORD);
            console.line("conny was added");
            console.type("users passwd cora");
            console.type(PASSWORD + "2");
            console.line("cora has a new password");
            assertThat(login("cora", PASSWORD + "2")).isEqualTo("logged-in");
            console.type("backup " + temp.resolve("console.zip"));
            console.line("written " + temp.resolve("console.zip"));
            console.type("users add conny " + PASSWORD);
            console.type("quit");
            assertThat(console.exitCode()).as("of the password that was typed behind a name").isEqualTo(2);
        }
    }

    @Test
    void theDataFolderMayStandBeforeTheSubcommand() {
        try (Child users = Child.start("users", home, JAVA, temp, "users", "--data", temp.resolve("data").toString(), "list", "nobody")) {
            assertThat(users.output()).isEmpty();
        }
    }

    private static Child start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", temp.resolve("data").toString()));
        return Child.start(arguments[0], home, JAVA, temp, all.toArray(String[]::new));
    }

    private static List<String> run(String... arguments) {
        try (Child command = start(arguments)) {
            return command.output();
        }
    }

    private static Child client(String name, String invitation) throws Exception {
        Path password = Files.writeString(temp.resolve("password"), PASSWORD + "\n");
        return Child.start(name, home, JAVA, temp, "client", "--headless", "--server", uri, "--user", name, "--password-file", password.toString(),
            "--register", "--invitation", invitation, "--engine", "synthetic", "--json");
    }

    /** Makes the account and logs in; returns the token. */
    private static String registered(Wire client, String name) throws Exception {
        assertThat(client.register(name, PASSWORD)).isEqualTo("registered");
        return client.ask("{'type':'login','id':2,'username':'" + name + "','password':'" + PASSWORD + "'}").get("token").getAsString();
    }

    private static String login(String name, String password) throws Exception {
        try (Wire client = new Wire(uri)) {
            return client.login(name, password);
        }
    }

    private static String resume(String token) throws Exception {
        try (Wire client = new Wire(uri)) {
            return Wire.outcome(client.ask("{'type':'resume','id':3,'token':'" + token + "'}"));
        }
    }
}
