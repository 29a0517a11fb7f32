package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped server and client keep to docs/protocol.md, as the shipped kit sees it, which knows nothing of their own classes. */
class ConformanceIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path temp;
    private Path home;

    /** The distribution with a server whose times are short and whose passwords are cheap. */
    private Child server() throws IOException {
        home = Files.createDirectories(temp.resolve("parley"));
        for (String shared : List.of("lib", "bundles")) {
            Files.createSymbolicLink(home.resolve(shared), Distribution.home().resolve(shared));
        }
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Distribution.home().resolve("bin/parley"), home.resolve("bin/parley"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(home.resolve("plugins"));
        Path conf = Files.createDirectories(home.resolve("conf"));
        Files.copy(Distribution.home().resolve("conf/logback.xml"), conf.resolve("logback.xml"));
        Files.writeString(conf.resolve("org.parley.server.cfg"), "heartbeatMillis = 1000\ntimeoutMillis = 6000\nresumeMillis = 6000\nhelloMillis = 5000\nhashThreads = 2\nloginMillis = 12000\n");
        Files.writeString(conf.resolve("org.parley.server.users.cfg"), "argon2MemoryKiB = 7168\nargon2Iterations = 1\n");
        return Child.start("server", home, JAVA, temp, "server", "--listen", "tcp://127.0.0.1:0", "--listen", "ws://127.0.0.1:0", "--listen", "tls://127.0.0.1:0",
            "--data", temp.resolve("data").toString());
    }

    private Child kit(String uri, String fingerprint, String... more) {
        List<String> arguments = new ArrayList<>(List.of("conformance", uri, "--trust", fingerprint, "--hello-millis", "5000", "--login-millis", "12000"));
        arguments.addAll(List.of(more));
        return Child.start("kit", home, JAVA, temp, arguments.toArray(String[]::new));
    }

    @Test
    void theShippedServerAndClientPass() throws Exception {
        try (Child server = server()) {
            Map<String, String> listening = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                String uri = server.line("listening ");
                listening.put(uri.substring(0, uri.indexOf(':')), uri);
            }
            String fingerprint = server.line("fingerprint SHA-256 ");
            String tcpUri = listening.get("tcp");
            Path report = temp.resolve("report.xml");
            try (Child tcp = kit(listening.get("tcp"), fingerprint, "--limits", "--report", report.toString()); Child ws = kit(listening.get("ws"), fingerprint);
                    Child tls = kit(listening.get("tls"), fingerprint, "--only", "framing."); Child bob = client("bob", tcpUri, "--auto-answer"); Child carol = client("carol", tcpUri);
                    Child alone = kit(tcpUri, fingerprint, "--client", "--call", "bob", "--quick"); Child attended = kit(tcpUri, fingerprint, "--client", "--quick")) {
                sitAt(carol, attended);
                passes(alone, List.of("outgoing.", "glare.", "incoming.silent-before-accepted", "incoming.declined", "incoming.hang-up", "end.peer-away", "end.incoming-", "end.outgoing-"));
                passes(tcp, List.of("end.", "websocket."));
                passes(ws, List.of("end.", "limit.", "message.not-utf-8"));
                passes(tls, List.of()); // above the framing it is tcp
                assertThat(Path.of("/proc", Long.toString(server.pid()), "maps")).content().as("TLS by native code").contains("libnetty_tcnative_linux");
            }
            assertThat(report).content().contains("<testsuite name=\"Parley server tcp://127.0.0.1:").contains("failures=\"0\"");
            itSaysGoodbye(server, listening.get("tcp"), fingerprint);
        }
    }

    /** A client that is logged in. */
    private Child client(String user, String uri, String... more) throws IOException {
        Path password = Files.writeString(temp.resolve(user + ".password"), "correct horse battery\n");
        List<String> arguments = new ArrayList<>(List.of("client", "--headless", "--server", uri, "--user", user, "--password-file", password.toString(), "--register", "--json",
            "--camera", "pattern", "--microphone", "silence", "--speaker", "none"));
        arguments.addAll(List.of(more));
        Child client = Child.start(user, home, JAVA, temp, arguments.toArray(String[]::new));
        client.event("event=signaling", "state=logged-in");
        return client;
    }

    /** Does at the client what the kit asks for; only what takes half a minute is left out. */
    private static void sitAt(Child client, Child kit) {
        String line = kit.either("do: ", "in all ");
        while (line.startsWith("do: ")) {
            client.type(line.substring("do: ".length()));
            line = kit.either("do: ", "in all ");
        }
        passed(kit, line, List.of("end.incoming-", "end.outgoing-"));
    }

    /** Nothing but what is told here was not run. */
    private static void passes(Child kit, List<String> notRun) {
        passed(kit, kit.line("in all "), notRun);
    }

    private static void passed(Child kit, String sum, List<String> notRun) {
        assertThat(sum).as(kit.transcript()).contains(" 0 failed");
        assertThat(kit.exitCode()).as(kit.errors()).isZero();
        assertThat(kit.transcript().lines().filter(line -> line.startsWith("not run  ")).map(line -> line.substring("not run  ".length())))
            .allSatisfy(name -> assertThat(notRun).as(name).anySatisfy(known -> assertThat(name).startsWith(known)));
    }

    private void itSaysGoodbye(Child server, String uri, String fingerprint) {
        try (Child kit = kit(uri, fingerprint, "--only", "end.", "--shutdown")) {
            assertThat(kit.line("do: ")).isEqualTo("stop the server");
            server.terminate();
            passes(kit, List.of());
        }
    }
}
