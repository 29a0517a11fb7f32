package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clients with a server that is restarted, everything logged that can be: they only reconnect, and no log has a password, a token or a description of a session. */
class SecrecyIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String PASSWORD = "open sesame, 40 thieves";
    private static final String WRONG = "open barley, 40 thieves";

    @TempDir
    Path temp;
    private Path home;
    private int port;

    /** The distribution, with a log of its own that leaves nothing out. */
    @BeforeEach
    void distribution() throws IOException {
        home = Files.createDirectories(temp.resolve("parley"));
        for (String shared : List.of("lib", "bundles")) {
            Files.createSymbolicLink(home.resolve(shared), Distribution.home().resolve(shared));
        }
        for (String own : List.of("bin", "conf", "plugins")) {
            Files.createDirectories(home.resolve(own));
        }
        Files.copy(Distribution.home().resolve("bin/parley"), home.resolve("bin/parley"), StandardCopyOption.COPY_ATTRIBUTES);
        String log = Files.readString(Distribution.home().resolve("conf/logback.xml")).replace("<root level=\"INFO\">", "<root level=\"TRACE\">");
        assertThat(log).contains("TRACE");
        Files.writeString(home.resolve("conf/logback.xml"), log);
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
            String token = abuse();
            server.terminate();
            assertThat(server.exitCode()).isIn(0, 143);
            server = server();
            onlyReconnects(alice);
            onlyReconnects(bob);
            alice.type("hangup");
            bob.event("event=call", "state=ended", "reason=hangup", "by=peer");
            alice.type("quit");
            assertThat(alice.exitCode()).isZero();
            noLogHas(PASSWORD, WRONG, token, "fingerprint:sha-256", "a=candidate", "a=ice-pwd", "v=0");
        } finally {
            server.close();
        }
    }

    /** Requests that are refused are told in logs, too. */
    private String abuse() throws IOException {
        String uri = "tcp://127.0.0.1:" + port;
        try (Wire client = new Wire(uri)) {
            assertThat(client.login("alice", WRONG)).isEqualTo("invalid-credentials");
            assertThat(client.register("alice", PASSWORD)).isEqualTo("username-taken");
            assertThat(Wire.outcome(client.ask("{'type':'login','id':1,'username':['alice'],'password':'" + PASSWORD + "'}"))).isEqualTo("bad-message");
            assertThat(Wire.outcome(client.ask("{'type':'" + PASSWORD + "','id':1}"))).isEqualTo("unsupported-type");
            assertThat(Wire.outcome(client.ask("{'type':'resume','id':1,'token':'" + WRONG + "'}"))).isEqualTo("token-invalid");
            assertThat(client.register("carol", PASSWORD)).isEqualTo("registered");
            JsonObject in = client.ask("{'type':'login','id':2,'username':'carol','password':'" + PASSWORD + "'}");
            String token = in.get("token").getAsString();
            assertThat(Wire.outcome(client.ask("{'type':'offer','id':3,'from':'carol','to':'nobody','call':'K7','sdp':'v=0 a=ice-pwd:x','video':true}"))).isEqualTo("peer-offline");
            return token;
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
            logs = files.filter(file -> file.getFileName().toString().matches("(server|client)\\.log.*")).toList();
        }
        assertThat(logs).hasSizeGreaterThanOrEqualTo(3);
        for (Path log : logs) {
            String text = Files.readString(log);
            assertThat(text).as(log.toString()).contains("DEBUG");
            assertThat(text.lines().filter(line -> line.matches(".*[A-Za-z0-9_-]{100,}.*"))).as("what may be a token in %s", log).isEmpty();
            for (String secret : secrets) {
                assertThat(text.lines().filter(line -> line.contains(secret))).as("%s in %s", secret, log).isEmpty();
            }
        }
    }
}
