package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that may take no other way than a real coturn, with the credentials that the server gives at login. */
class RelayIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path temp;
    private Path home;

    @Test
    void aCallGoesThroughTheRelayWithCredentialsOfTheLogin() throws Exception {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
        try (Relay relay = Relay.start(temp)) {
            assertThat(relay.asked(Instant.now().plusSeconds(60))).satisfies(outcome -> assertThat(outcome.good()).as(outcome.text()).isTrue());
            assertThat(relay.asked(Instant.now().minusSeconds(60))).satisfies(outcome -> {
                assertThat(outcome.good()).as("expired credentials").isFalse();
                assertThat(outcome.text()).contains("401");
            });
            Map<String, String> turn = Map.of("PARLEY_SERVER_STUN_URLS", relay.stun(), "PARLEY_SERVER_TURN_URLS", relay.turn(), "PARLEY_SERVER_TURN_SECRET", Relay.SECRET);
            String data = temp.resolve("data").toString();
            try (Child server = Child.start("server", home, JAVA, temp, turn, "server", "--listen", "tcp://127.0.0.1:0", "--data", data)) {
                String uri = server.line("listening ");
                try (Child doctor = Child.start("doctor", home, JAVA, temp, "doctor", "--ice", "--data", data)) {
                    assertThat(doctor.exitCode()).as(doctor.errors()).isZero();
                    assertThat(doctor.line("ok ")).startsWith(relay.stun() + " answers; it sees ");
                    assertThat(doctor.line("ok ")).startsWith(relay.turn() + " relays, by ");
                }
                try (Child alice = client("alice", uri); Child bob = client("bob", uri, "--auto-answer")) {
                    bob.event("event=signaling", "state=logged-in");
                    alice.event("event=signaling", "state=logged-in");
                    alice.type("call bob");
                    alice.event("event=media", "kind=video");
                    assertThat(alice.event("event=stats", "localCandidate=relay").get("remoteCandidate").getAsString()).isIn("relay", "prflx");
                    alice.type("hangup");
                    bob.event("event=call", "state=ended", "reason=hangup", "by=peer");
                }
            }
        }
    }

    @Test
    void theDoctorNamesEachServerThatDoesNotAnswer() throws Exception {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
        try (Relay relay = Relay.start(temp); DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String dead = "stun:127.0.0.1:" + silent.getLocalPort();
            String closed = "turn:127.0.0.1:1?transport=tcp"; // tcpmux, which nobody has
            Map<String, String> ice = Map.of("PARLEY_SERVER_STUN_URLS", dead + "," + relay.stun(), "PARLEY_SERVER_TURN_URLS", closed, "PARLEY_SERVER_TURN_SECRET", Relay.SECRET);
            String data = temp.resolve("data").toString();
            try (Child server = Child.start("server", home, JAVA, temp, ice, "server", "--listen", "tcp://127.0.0.1:0", "--data", data)) {
                server.line("listening ");
                try (Child doctor = Child.start("doctor", home, JAVA, temp, "doctor", "--ice", "--data", data)) {
                    assertThat(doctor.exitCode()).isEqualTo(1);
                    assertThat(doctor.line("missing ")).startsWith(dead + ": it does not answer (");
                    assertThat(doctor.line("ok ")).startsWith(relay.stun() + " answers");
                    assertThat(doctor.line("missing ")).startsWith(closed + ": it does not answer (");
                }
            }
        }
    }

    private Child client(String name, String uri, String... more) throws Exception {
        Path password = Files.writeString(temp.resolve("password"), "correct horse battery\n");
        List<String> arguments = new ArrayList<>(List.of("client", "--headless", "--server", uri, "--user", name, "--password-file", password.toString(), "--register",
            "--camera", "pattern", "--microphone", "silence", "--speaker", "none", "--engine", "webrtc", "--json"));
        arguments.addAll(List.of(more));
        return Child.start(name, home, JAVA, temp, Map.of("PARLEY_CALL_RELAY_ONLY", "true"), arguments.toArray(String[]::new));
    }
}
