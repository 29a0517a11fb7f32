package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.itests.hot.HoldingGuest;

/** A plug-in whose listeners never come back holds up neither signaling nor calls, and is named. */
class HoldingIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path temp;

    private Child client(Path home, String server, String name) throws Exception {
        Path password = Files.writeString(temp.resolve("password"), Alice.PASSWORD + "\n");
        Child client = Child.start(name, home, JAVA, temp, "client", "--headless", "--server", server, "--user", name, "--password-file", password.toString(), "--register", "--auto-answer",
            "--engine", "synthetic", "--camera", "pattern", "--microphone", "silence", "--speaker", "none", "--json");
        client.event("event=signaling", "state=logged-in");
        return client;
    }

    @Test
    void listenersThatNeverComeBackHoldUpNobodyAndAreNamed() throws Exception {
        Path home = Distribution.withOwnFolders(temp.resolve("parley"));
        GuestJar.of("holder", "1.0.0", HoldingGuest.class).with("Import-Package", "org.parley.call,org.parley.media,org.parley.signaling")
            .given("org.parley.call.CallService", "calls").given("org.parley.signaling.SignalingClient", "signaling").drop(home.resolve("plugins"));
        try (Child server = Child.start("server", Distribution.home(), JAVA, temp, "server", "--listen", "tcp://127.0.0.1:0", "--data", temp.resolve("data").toString())) {
            String uri = server.line("listening ");
            try (Child bob = client(Distribution.home(), uri, "bob"); Child alice = client(home, uri, "alice")) {
                Services.eventually("the plug-in listens, and does not come back from its first answer", () -> named(alice, "an answer"));
                talkAndHangUp(alice, bob);
                Services.eventually("who does not come back is named", () -> named(alice, "StateChanged") && named(alice, "I420"));
                alice.type("health");
                assertThat(alice.event("event=answer", "command=health").get("text").getAsString()).contains("holder 1.0.0: a listener of it does not come back from being told of StateChanged");
                talkAndHangUp(alice, bob);
            }
        }
    }

    private static boolean named(Child child, String what) {
        return child.errors().lines().anyMatch(line -> line.startsWith("holder 1.0.0 has not come back after 3 s from being told of " + what));
    }

    private static void talkAndHangUp(Child alice, Child bob) {
        alice.type("call bob");
        alice.event("event=call", "state=active");
        alice.event("event=stats");
        bob.event("event=media", "kind=video");
        alice.type("hangup");
        bob.event("event=call", "state=ended", "reason=hangup", "by=peer");
        alice.event("event=call", "state=ended");
    }
}
