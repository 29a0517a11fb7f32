package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call whose media are in a process of their own, which is killed, and which aborts as after a fault in native code: the call goes on with another one, and the client lives. */
class MediaProcessIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final Map<String, String> NO_ARCHIVE = Map.of("PARLEY_ARCHIVE", "no");

    @TempDir
    Path temp;
    private Path home;

    @Test
    void aCallOutlivesTheProcessOfItsMedia() throws Exception {
        home = Distribution.withOwnFolders(temp.resolve("parley"));
        try (Child server = Child.start("server", home, JAVA, temp, NO_ARCHIVE, "server", "--listen", "tcp://127.0.0.1:0", "--data", temp.resolve("data").toString())) {
            String uri = server.line("listening ");
            try (Child alice = client("alice", uri, "--engine", "remote"); Child bob = client("bob", uri, "--auto-answer")) {
                bob.event("event=signaling", "state=logged-in");
                alice.event("event=signaling", "state=logged-in");
                alice.type("call bob");
                assertThat(alice.event("event=engine").get("engine").getAsString()).isEqualTo("remote");
                String call = alice.event("event=media", "kind=video").get("call").getAsString();
                bob.event("event=media", "kind=video");
                long first = mediaProcess(alice);
                mediaComeBackAfter("KILL", alice, bob, call);
                mediaComeBackAfter("ABRT", alice, bob, call);
                assertThat(mediaProcess(alice)).isNotEqualTo(first);
                alice.type("hangup");
                assertThat(alice.event("event=call", "state=ended", "reason=hangup", "by=self").get("call").getAsString()).isEqualTo(call);
                bob.event("event=call", "state=ended", "reason=hangup", "by=peer");
                ProcessHandle last = ProcessHandle.of(mediaProcess(alice)).orElseThrow();
                alice.type("quit");
                assertThat(alice.exitCode()).as(alice.errors()).isZero();
                last.onExit().get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static void mediaComeBackAfter(String signal, Child alice, Child bob, String call) throws Exception {
        long dying = mediaProcess(alice);
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(dying)).start().waitFor()).isZero();
        assertThat(alice.event("event=call", "state=recovering").get("call").getAsString()).isEqualTo(call);
        assertThat(alice.event("event=call", "state=active").get("call").getAsString()).isEqualTo(call);
        assertThat(alice.event("event=media", "kind=video").get("call").getAsString()).isEqualTo(call);
        seesPictures(alice);
        bob.event("event=call", "state=recovering");
        assertThat(bob.event("event=call", "state=active").get("call").getAsString()).isEqualTo(call);
        seesPictures(bob);
        assertThat(mediaProcess(alice)).isNotEqualTo(dying);
        assertThat(alice.isAlive()).isTrue();
    }

    private static void seesPictures(Child client) {
        JsonObject figures = client.event("event=stats");
        while (figures.get("framesPerSecond").getAsDouble() < 5) {
            figures = client.event("event=stats");
        }
    }

    private static long mediaProcess(Child client) {
        List<Long> children = ProcessHandle.of(client.pid()).stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid).toList();
        assertThat(children).as("the processes of the client, which are that of its media").hasSize(1);
        return children.get(0);
    }

    private Child client(String name, String uri, String... more) throws Exception {
        Path password = Files.writeString(temp.resolve(name + ".password"), Alice.PASSWORD + "\n");
        String[] arguments = Stream.concat(Stream.of("client", "--headless", "--server", uri, "--user", name, "--password-file", password.toString(), "--register",
                "--camera", "pattern", "--microphone", "silence", "--speaker", "none", "--json"), Stream.of(more)).toArray(String[]::new);
        return Child.start(name, home, JAVA, temp, NO_ARCHIVE, arguments);
    }
}
