package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private int client(String... more) throws IOException {
        Path password = Files.writeString(folder.resolve("pw"), "open sesame\n");
        List<String> args = new ArrayList<>(List.of("client", "--headless", "--server", "tcp://localhost:1", "--user", "alice", "--password-file", password.toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private String error() {
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString().strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "client", "demo", "doctor", "conformance", "soak"})
    void everyCommandHelps(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: parley " + command);
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("  " + command + " ");
    }

    @Test
    void withoutACommandItNamesThem() {
        assertThat(run()).isEqualTo(2);
        assertThat(error()).contains("server, client, demo, doctor");
    }

    @Test
    void anUnknownCommandOrOptionIsUsage() {
        assertThat(run("sever")).isEqualTo(2);
        assertThat(error()).isEqualTo("parley: there is no command or argument 'sever' (see parley --help)");
        assertThat(run("server", "--lisen", "tcp://localhost:1")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:7400", "http://localhost", "tcp://", "tcp://host:port", "tcp://host:70000", "tls://me@host:1", "tcp://a b"})
    void anAddressThatIsNoneIsUsage(String uri) {
        assertThat(run("server", "--listen", uri)).isEqualTo(2);
        assertThat(error()).startsWith("parley server: --listen " + uri + ": ");
    }

    @Test
    void aServerLeavesTheDataOfAnotherAlone() throws IOException {
        String before = System.getProperty("parley.home");
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("bundles"));
        Path data = Files.createDirectories(folder.resolve("data"));
        System.setProperty("parley.home", home.toString());
        try (FileChannel other = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            assertThat(run("server", "--data", data.toString())).isEqualTo(1);
            assertThat(error()).isEqualTo("parley server: another server runs with the data folder " + data + "; stop it, or choose another by --data DIR");
        } finally {
            if (before == null) {
                System.clearProperty("parley.home");
            } else {
                System.setProperty("parley.home", before);
            }
        }
    }

    @Test
    void aHeadlessClientNeedsAUserAndAServer() {
        assertThat(run("client", "--headless")).isEqualTo(2);
        assertThat(error()).contains("--server").contains("--user").contains("--password-file");
    }

    @Test
    void aWindowPrintsNoEvents() {
        assertThat(run("client", "--json")).isEqualTo(2);
        assertThat(error()).contains("--json").contains("--headless");
    }

    @Test
    void aPasswordFileMustBeThereAndBeginWithThePassword() throws IOException {
        assertThat(run("client", "--headless", "--server", "tcp://localhost:1", "--user", "a", "--password-file", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(error()).contains("there is no such file");
        err.getBuffer().setLength(0);
        Path empty = Files.writeString(folder.resolve("empty"), "\nsecond line\n");
        assertThat(run("client", "--headless", "--server", "tcp://localhost:1", "--user", "a", "--password-file", empty.toString())).isEqualTo(2);
        assertThat(error()).contains("first line is empty");
    }

    @Test
    void mediaIsCheckedBeforeAnythingStarts() throws IOException {
        assertThat(client("--camera", "/nowhere/film.y4m")).isEqualTo(2);
        assertThat(error()).contains("--camera /nowhere/film.y4m: there is no such file");
        assertThat(client("--microphone", "/nowhere/sound.wav")).isEqualTo(2);
        assertThat(client("--speaker", "/nowhere/heard.wav")).isEqualTo(2);
        assertThat(client("--size", "big")).isEqualTo(2);
        assertThat(client("--size", "641x480")).isEqualTo(2);
        assertThat(client("--size", "1280x4000")).isEqualTo(2);
        assertThat(client("--fps", "0")).isEqualTo(2);
        assertThat(client("--fps", "many")).isEqualTo(2);
    }

    @Test
    void aFingerprintHas64Digits() throws IOException {
        assertThat(client("--trust", "AB:CD")).isEqualTo(2);
        assertThat(error()).contains("64 hexadecimal digits");
    }

    @Test
    void aMeasurementIsOfSomethingAndHasALength() {
        assertThat(run("bench")).isEqualTo(2);
        assertThat(error()).contains("call, server, ui");
        assertThat(run("bench", "ui", "--seconds", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--seconds 1: must be 2 to 3600");
        assertThat(run("bench", "server", "--clients", "199")).isEqualTo(2);
        assertThat(err.toString()).contains("--clients 199: must be 200 to 100000");
    }

    @Test
    void aDemonstrationHasALengthAndATransport() {
        assertThat(run("demo", "--seconds", "0")).isEqualTo(2);
        assertThat(run("demo", "--transport", "udp")).isEqualTo(2);
        assertThat(run("demo", "--seconds", "ten")).isEqualTo(2);
        assertThat(err.toString()).contains("'ten' is not a whole number").contains("--seconds 0: must be 1 to 86400").contains("--transport udp: must be one of tcp, tls, ws, wss");
    }

    @Test
    void whatIsSwappedIsOneOfTheParts() {
        assertThat(run("demo", "--swap", "door")).isEqualTo(2);
        assertThat(error()).isEqualTo("parley demo: --swap door: must be one of transport, server, engine, ui, all");
        assertThat(run("demo", "--swap", "ui", "--transport", "tls")).isEqualTo(2);
        assertThat(run("demo", "--patience", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("--swap ui: goes without --transport").contains("--patience 2: must be 1 to 100, and goes with --swap");
    }

    @Test
    void aSoakHasALengthClientsAndKnownActions() {
        assertThat(run("soak", "--minutes", "0")).isEqualTo(2);
        assertThat(error()).isEqualTo("parley soak: --minutes 0: must be 1 to 10080");
        assertThat(run("soak", "--clients", "13")).isEqualTo(2);
        assertThat(run("soak", "--steps", "0")).isEqualTo(2);
        assertThat(run("soak", "--seed", "lucky")).isEqualTo(2);
        assertThat(run("soak", "--engine", "steam")).isEqualTo(2);
        assertThat(run("soak", "--without", "sleep,walk")).isEqualTo(2);
        assertThat(err.toString()).contains("--clients 13: must be 2 to 12", "--steps 0: must be 1 to", "--seed", "--engine steam: must be one of webrtc, synthetic", "--without").hasLineCount(6);
    }
}
