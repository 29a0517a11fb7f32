package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clients with a server that is restarted, everything logged that can be: they only reconnect, and no log has a password, a token, the TURN secret or a description of a session. */
class SecrecyIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String PASSWORD = "open sesame, 40 thieves";
    private static final String WRONG = "open barley, 40 thieves";
    private static final String TURN = "forty-jars-of-oil";

    @TempDir
    Path temp;
    private Path home;
    private int port;

    /** The distribution, with a log of its own that leaves nothing out, and a secret in its configuration. */
    @BeforeEach
    void distribution() throws IOException {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
        Path config = home.resolve("conf/logback.xml");
        String log = Files.readString(config).replace("<root level=\"INFO\">", "<root level=\"TRACE\">");
        assertThat(log).contains("TRACE");
        Files.writeString(config, log);
        Files.writeString(home.resolve("conf/org.parley.server.cfg"), "turnUrls = turn:127.0.0.1:9\nturnSecret = " + TURN + "\n");
        port = Sandbox.freePort();
    }

    private Child server() {
        Child server = Child.start("server", home, JAVA, temp, "server", "--listen", "tcp://127.0.0.1:" + port, "--data", temp.resolve("server-data").toString());
        server.line("listening ");
        return server;
    }

    private Child client(String name, String... more) throws IOException {
        Path password = Files.writeString(temp.resolve("password"), PASSWORD + "\n");
        List<String> arguments = new ArrayList<>(List.of("client", "--headless", "--json", "--server", "tcp://127.0.0.1:" + port, "--user", name, "--password-file", password.toString(),
            "--register", "--engine", "synthetic"));
        arguments.addAll(List.of(more));
        return Child.start(name, home, JAVA, temp, arguments.toArray(String[]::new));
    }

    @Test
    void clientsOnlyReconnectAndNoLogHasASecret() throws Exception {
        Child server = server();
        try (Child alice = client("alice"); Child bob = client("bob", "--auto-answer")) {
            alice.event("event=signaling", "state=logged-in");
            bob.event("event=signaling", "state=logged-in");
            alice.type("call bob");
            bob.event("event=media", "kind=video");
            JsonObject carol = abuse();
            server.terminate();
            assertThat(server.exitCode()).isIn(0, 143);
            server = server();
            onlyReconnects(alice);
            onlyReconnects(bob);
            alice.type("hangup");
            bob.event("event=call", "state=ended", "reason=hangup", "by=peer");
            alice.type("quit");
            assertThat(alice.exitCode()).isZero();
            noLogHas(PASSWORD, WRONG, TURN, credential(carol), carol.get("token").getAsString(), "fingerprint:sha-256", "a=candidate", "a=ice-pwd", "v=0");
        } finally {
            server.close();
        }
    }

    @Test
    void theAuditLogHasWhoComesAndGoesAndWhoMayNot() throws IOException {
        try (Child server = server(); Wire alice = new Wire("tcp://127.0.0.1:" + port)) {
            assertThat(alice.register("alice", PASSWORD)).isEqualTo("registered");
            abuse();
            AuditLog log = new AuditLog(temp.resolve("server-data"));
            log.await("logout user=carol");
            assertThat(log.lines()).extracting(line -> line.replaceFirst("^\\d{4}-\\S+ ", "").replaceFirst("connection=\\d+ ", ""))
                .containsExactly("register user=alice address=127.0.0.1 outcome=ok", "login user=alice address=127.0.0.1 outcome=invalid-credentials",
                    "login user=- address=127.0.0.1 outcome=invalid-credentials", "register user=alice address=127.0.0.1 outcome=username-taken",
                    "resume user=- address=127.0.0.1 outcome=token-invalid",
                    "register user=carol address=127.0.0.1 outcome=ok", "login user=carol address=127.0.0.1 outcome=ok", "logout user=carol address=127.0.0.1 outcome=ok");
            String outcome = "invalid-credentials";
            for (int i = 0; outcome.equals("invalid-credentials"); i++) {
                assertThat(i).as("wrong passwords").isLessThan(1_000);
                outcome = alice.login("dora", "short");
            }
            log.await("login user=dora address=127.0.0.1 \\S+ outcome=rate-limited$");
        }
    }

    private static String credential(JsonObject loggedIn) {
        return loggedIn.getAsJsonArray("iceServers").get(0).getAsJsonObject().get("credential").getAsString();
    }

    /** Requests that are refused are told in logs, too. Gives what answered the login that was not. */
    private JsonObject abuse() throws IOException {
        String uri = "tcp://127.0.0.1:" + port;
        try (Wire client = new Wire(uri)) {
            assertThat(client.login("alice", WRONG)).isEqualTo("invalid-credentials");
            assertThat(client.login(PASSWORD, PASSWORD)).isEqualTo("invalid-credentials");
            assertThat(client.register("alice", PASSWORD)).isEqualTo("username-taken");
            assertThat(Wire.outcome(client.ask("{'type':'login','id':1,'username':['alice'],'password':'" + PASSWORD + "'}"))).isEqualTo("bad-message");
            assertThat(Wire.outcome(client.ask("{'type':'" + PASSWORD + "','id':1}"))).isEqualTo("unsupported-type");
            assertThat(Wire.outcome(client.ask("{'type':'resume','id':1,'token':'" + WRONG + "'}"))).isEqualTo("token-invalid");
            assertThat(client.register("carol", PASSWORD)).isEqualTo("registered");
            JsonObject in = client.ask("{'type':'login','id':2,'username':'carol','password':'" + PASSWORD + "'}");
            assertThat(Wire.outcome(client.ask("{'type':'offer','id':3,'from':'carol','to':'nobody','call':'K7','sdp':'v=0 a=ice-pwd:x','video':true}"))).isEqualTo("peer-offline");
            assertThat(Wire.outcome(client.ask("{'type':'logout','id':4}"))).isEqualTo("logged-out");
            return in;
        }
    }

    /** Until it is logged in again nothing is told but that. */
    private static void onlyReconnects(Child client) {
        List<String> states = new ArrayList<>();
        for (String state = ""; !state.equals("logged-in");) {
            JsonObject event = client.event("event=signaling");
            state = event.get("state").getAsString();
            states.add(state);
            assertThat(event.has("reason") ? event.get("reason").getAsString() : "server-closed").as(event.toString()).isIn("server-closed", "unreachable");
        }
        assertThat(states).startsWith("disconnected", "reconnecting").endsWith("logged-in").isSubsetOf("disconnected", "reconnecting", "connecting", "connected", "logged-in");
        assertThat(client.seen()).noneMatch(line -> line.contains("session-ended") || line.contains("\"event\":\"error\""));
    }

    private void noLogHas(String... secrets) throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.walk(temp)) {
            logs = files.filter(file -> file.getFileName().toString().matches("(server|client|audit)\\.log.*")).toList();
        }
        assertThat(logs).hasSizeGreaterThanOrEqualTo(4);
        for (Path log : logs) {
            String text = Files.readString(log);
            assertThat(text).as(log.toString()).contains(log.getFileName().toString().startsWith("audit") ? "outcome=" : "DEBUG");
            assertThat(text.lines().filter(line -> line.matches(".*[A-Za-z0-9_-]{100,}.*"))).as("what may be a token in %s", log).isEmpty();
            for (String secret : secrets) {
                assertThat(text.lines().filter(line -> line.contains(secret))).as("%s in %s", secret, log).isEmpty();
            }
        }
    }
}
