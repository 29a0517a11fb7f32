package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked zip as three processes: a server and two clients, with real media, on each Java that is installed. */
class BootIT {
    @TempDir
    static Path temp;
    private static Path unpacked;

    @BeforeAll
    static void unpack() throws IOException {
        try (var zips = Files.list(Distribution.home().getParent()); ZipFile zip = new ZipFile(
                zips.filter(p -> p.toString().endsWith(".zip")).findFirst().orElseThrow().toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                Path target = temp.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip.getInputStream(entry), target);
                }
            }
        }
        try (var roots = Files.list(temp)) {
            unpacked = roots.filter(p -> p.getFileName().toString().startsWith("parley")).findFirst().orElseThrow();
        }
        Files.setPosixFilePermissions(unpacked.resolve("bin/parley"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @TestFactory
    Stream<DynamicTest> twoClientsCallAndBothKnowTheEnd() {
        return javas().stream().map(java -> DynamicTest.dynamicTest("on " + java.getFileName(), () -> callAndHangUp(java)));
    }

    private static void callAndHangUp(Path java) throws IOException {
        Path data = Files.createDirectories(temp.resolve("on-" + java.getFileName()));
        Path password = Files.writeString(data.resolve("password"), "correct horse battery\n");
        try (Child server = Child.start("server", unpacked, java, data, "server", "--listen", "tcp://127.0.0.1:0", "--data", data.resolve("server-data").toString())) {
            String uri = server.line("listening ");
            try (Child alice = client("alice", java, data, uri, password); Child bob = client("bob", java, data, uri, password, "--auto-answer")) {
                bob.event("event=signaling", "state=logged-in");
                alice.event("event=signaling", "state=logged-in");
                alice.type("call bob");
                assertThat(bob.event("event=call", "direction=incoming", "state=ringing").get("peer").getAsString()).isEqualTo("alice");
                alice.event("event=call", "direction=outgoing", "state=active");
                JsonObject picture = alice.event("event=media", "kind=video");
                assertThat(picture.get("width").getAsInt()).isPositive();
                bob.event("event=media", "kind=video");
                assertThat(bob.event("event=stats").get("codec").getAsString()).isNotEmpty();
                alice.type("hangup");
                alice.event("event=call", "state=ended", "reason=hangup", "by=self");
                bob.event("event=call", "state=ended", "reason=hangup", "by=peer");
                alice.type("quit");
                assertThat(alice.exitCode()).isZero();
                bob.terminate();
                assertThat(bob.exitCode()).isIn(0, 143);
            }
            server.terminate();
            assertThat(server.exitCode()).isIn(0, 143);
        }
    }

    private static Child client(String name, Path java, Path data, String uri, Path password, String... more) {
        List<String> arguments = new ArrayList<>(List.of("client", "--headless", "--server", uri, "--user", name, "--password-file", password.toString(),
            "--register", "--camera", "pattern", "--microphone", "silence", "--speaker", "none", "--json"));
        arguments.addAll(List.of(more));
        return Child.start(name, unpacked, java, data, arguments.toArray(String[]::new));
    }

    /** The Java that runs this test, and a 25 where one is installed in the usual place. */
    private static List<Path> javas() {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        if (Runtime.version().feature() != 25) {
            try (var installed = Files.list(Path.of("/usr/lib/jvm"))) {
                installed.filter(p -> p.getFileName().toString().contains("25") && Files.isExecutable(p.resolve("bin/java"))).sorted().limit(1).forEach(homes::add);
            } catch (IOException e) {
                System.out.println("no second Java: /usr/lib/jvm cannot be listed");
            }
        }
        return homes;
    }
}
