package org.parley.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.launcher.stage.Stage;
import org.parley.launcher.stage.StageFailure;

/** With processes that only play server and client, by a shell script. */
class DemoTest {
    private static final String SERVER = """
        #!/bin/sh
        if [ "$1" = server ]; then
          echo 'listening tcp://127.0.0.1:1'
          trap 'exit 0' TERM
          while :; do sleep 0.1; done
        fi
        """;
    private static final String CLIENT = """
        say() { echo "{\\"event\\":\\"call\\",\\"call\\":\\"K\\",\\"peer\\":\\"x\\",\\"direction\\":\\"outgoing\\",$1}"; }
        picture() {
          say '"state":"active"'
          echo '{"event":"media","call":"K","kind":"video","firstFrameMillis":212,"width":640,"height":480}'
          echo '{"event":"stats","call":"K","framesPerSecond":30,"width":640,"height":480,"bitrate":1,"packetsLost":0}'
        }
        echo '{"event":"signaling","state":"logged-in"}'
        case "$*" in *--auto-answer*) picture; until [ -e "$0.hung" ]; do sleep 0.05; done; say "$BOB_END" ;; esac
        while read -r line; do case $line in
          "call bob") say '"state":"ringing"'; picture ;;
          hangup) touch "$0.hung"; say '"state":"ended","reason":"hangup","by":"self","durationMillis":1000' ;;
          quit) exit 0 ;;
        esac; done
        """;
    private static final String BOB_HEARS = "'\"state\":\"ended\",\"reason\":\"hangup\",\"by\":\"peer\",\"durationMillis\":1000'";

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private void play(String script, DemoView view) throws IOException, StageFailure, InterruptedException {
        Path file = Files.writeString(folder.resolve("parley"), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        try (Stage stage = new Stage(file, folder, false)) {
            new Demo(stage, view, "tcp", 1).play();
        } finally {
            assertThat(ProcessHandle.current().descendants().filter(p -> p.info().commandLine().orElse("").contains(file.toString()))).isEmpty();
        }
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void tellsHowTheCallWent() throws Exception {
        play(SERVER + CLIENT.replace("\"$BOB_END\"", BOB_HEARS), new TextView(out, false));
        assertThat(lines()).hasSize(6);
        assertThat(lines().get(0)).startsWith("server   tcp://127.0.0.1:1, ");
        assertThat(lines().get(2)).contains("alice sees bob in 212 ms, bob sees alice in 212 ms");
        assertThat(lines().get(3)).isEqualTo("talking  1 of 1 s: alice sees 640x480, 30 frames/s, 0 lost; bob sees 640x480, 30 frames/s, 0 lost");
        assertThat(lines().get(4)).isEqualTo("ended    alice: hangup by self after 1.0 s; bob: hangup by peer after 1.0 s");
    }

    @Test
    void inJsonEveryEventHasItsClient() throws Exception {
        play(SERVER + CLIENT.replace("\"$BOB_END\"", BOB_HEARS), new JsonView(out));
        assertThat(lines()).contains("{\"client\":\"alice\",\"event\":\"signaling\",\"state\":\"logged-in\"}", "{\"client\":\"bob\",\"event\":\"signaling\",\"state\":\"logged-in\"}")
            .allMatch(l -> l.startsWith("{\"client\":\"alice\",") || l.startsWith("{\"client\":\"bob\","));
    }

    @Test
    void aWrongEndIsAFailure() {
        String lost = BOB_HEARS.replace("hangup", "media-lost");
        assertThatThrownBy(() -> play(SERVER + CLIENT.replace("\"$BOB_END\"", lost), new TextView(out, false)))
            .isInstanceOf(StageFailure.class).hasMessageContaining("media-lost");
    }

    @Test
    void aServerThatDiesIsAFailureWithItsLastWords() {
        assertThatThrownBy(() -> play("#!/bin/sh\necho 'parley server: the port is in use' >&2\nexit 1\n", new TextView(out, false)))
            .isInstanceOf(StageFailure.class).hasMessage("server ended with exit code 1: parley server: the port is in use");
    }

    @Test
    void aClientThatDiesIsAFailure() {
        assertThatThrownBy(() -> play(SERVER + "echo 'parley: wrong password' >&2; exit 1\n", new TextView(out, false)))
            .isInstanceOf(StageFailure.class).hasMessageMatching("(alice|bob) ended with exit code 1: parley: wrong password");
    }
}
