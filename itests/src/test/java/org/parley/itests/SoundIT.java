package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one side plays into its microphone is what the other side records: two processes, real media. */
class SoundIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path temp;

    @Test
    void aToneIsHeardOnTheOtherSideAndNoOther() throws IOException {
        Path password = Files.writeString(temp.resolve("password"), "correct horse battery\n");
        Path tone = Tone.write(temp.resolve("tone.wav"), 1_000, 2);
        Path heard = temp.resolve("heard.wav");
        try (Child server = Child.start("server", Distribution.home(), JAVA, temp, "server", "--listen", "tcp://127.0.0.1:0", "--data", temp.resolve("data").toString())) {
            String uri = server.line("listening ");
            try (Child bob = client("bob", uri, password, "--auto-answer", "--microphone", "silence", "--speaker", heard.toString());
                    Child alice = client("alice", uri, password, "--microphone", tone.toString(), "--speaker", "none")) {
                bob.event("event=signaling", "state=logged-in");
                alice.event("event=signaling", "state=logged-in");
                alice.type("call bob");
                bob.event("event=media", "kind=audio");
                for (int second = 0; second < 4; second++) {
                    bob.event("event=stats");
                }
                alice.type("hangup");
                bob.event("event=call", "state=ended");
                bob.type("quit");
                assertThat(bob.exitCode()).isZero();
            }
        }
        assertThat(Tone.share(heard, 1_000)).as("share of the tone that was played").isGreaterThan(0.6);
        assertThat(Tone.share(heard, 1_700)).as("share of a tone that was not").isLessThan(0.05);
    }

    @Test
    void theMicrophoneOfTheMachineIsHeardFromTheSpeakerOfTheOther() throws Exception {
        Path password = Files.writeString(temp.resolve("password"), "correct horse battery\n");
        Path tone = Tone.write(temp.resolve("tone.wav"), 1_000, 60);
        Path heard = temp.resolve("heard.wav");
        try (SoundServer sound = SoundServer.start(temp.resolve("sound"));
                Child server = Child.start("server", Distribution.home(), JAVA, temp, "server", "--listen", "tcp://127.0.0.1:0", "--data", temp.resolve("data").toString())) {
            Map<String, String> withSound = Map.of("PULSE_SERVER", sound.address());
            String uri = server.line("listening ");
            sound.speak(tone);
            try (Child bob = client("bob", withSound, uri, password, "--auto-answer", "--microphone", "silence", "--speaker", "Speaker");
                    Child alice = client("alice", withSound, uri, password, "--microphone", "Microphone", "--speaker", "none")) {
                bob.event("event=signaling", "state=logged-in");
                alice.event("event=signaling", "state=logged-in");
                alice.type("call bob");
                bob.event("event=media", "kind=audio");
                sound.record(heard, 4);
                alice.type("hangup");
                bob.event("event=call", "state=ended", "reason=hangup");
            }
        }
        assertThat(Tone.share(heard, 1_000)).as("share of the tone that was played").isGreaterThan(0.5);
        assertThat(Tone.share(heard, 1_700)).as("share of a tone that was not").isLessThan(0.05);
    }

    private Child client(String name, String uri, Path password, String... more) {
        return client(name, Map.of(), uri, password, more);
    }

    private Child client(String name, Map<String, String> environment, String uri, Path password, String... more) {
        String[] arguments = java.util.stream.Stream.concat(java.util.stream.Stream.of("client", "--headless", "--server", uri, "--user", name,
            "--password-file", password.toString(), "--register", "--camera", "none", "--json"), java.util.Arrays.stream(more)).toArray(String[]::new);
        return Child.start(name, Distribution.home(), JAVA, temp, environment, arguments);
    }
}
