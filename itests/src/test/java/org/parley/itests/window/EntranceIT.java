package org.parley.itests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.itests.Child;

/** From a client that nobody has used yet to one that signs in by itself. */
@ExtendWith(KeepsScreen.class)
class EntranceIT {
    @Test
    void aStrangerTrustsTheServerRegistersAndIsKnownAtTheNextStart() throws IOException {
        try (Scene scene = Scene.forWindows("entrance", 1)) {
            Window alice = scene.open("alice", 0);
            scene.connect(alice, scene.tls());
            assertThat(alice.shown("certificate.fingerprint").text().replaceAll("[^0-9A-F]", "")).isEqualTo(scene.fingerprint().replace(":", ""));
            alice.click("certificate.trust");
            mistakesAreToldAtTheirFields(alice);
            alice.enter("signin.repeat", Scene.PASSWORD);
            if (!alice.shown("signin.stay").selected()) {
                alice.click("signin.stay");
            }
            alice.click("signin.button");
            alice.gone("signin.button");
            assertThat(alice.find("connect.button").filter(Widget::visible)).isEmpty();
            alice.closeByFrame("Parley");
            assertThat(alice.process().exitCode()).isZero();
            thePasswordIsNowhereAndTheTokenForTheUserOnly(alice.data());
            signsInByItself(scene);
        }
    }

    private static void mistakesAreToldAtTheirFields(Window alice) {
        alice.click("signin.mode.register");
        alice.enter("signin.user", "alice");
        alice.enter("signin.password", "short");
        alice.enter("signin.repeat", "short");
        alice.click("signin.button");
        assertThat(alice.await("signin.password.message", "filled in", w -> w.visible() && !w.text().isEmpty()).text()).contains("8");
        alice.enter("signin.password", Scene.PASSWORD);
        alice.enter("signin.repeat", "another one");
        alice.click("signin.button");
        alice.await("signin.repeat.message", "filled in", w -> w.visible() && !w.text().isEmpty());
    }

    private static void thePasswordIsNowhereAndTheTokenForTheUserOnly(Path data) throws IOException {
        List<Path> files;
        try (var all = Files.walk(data)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(Scene.PASSWORD);
            if (file.getFileName().toString().contains("session") || file.getFileName().toString().contains("token")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString()).isEqualTo("rw-------");
            }
        }
        assertThat(files).as("a file with the token").anyMatch(file -> file.getFileName().toString().matches(".*(session|token).*"));
    }

    private static void signsInByItself(Scene scene) {
        try (Child bob = scene.bot("bob")) {
            Window alice = scene.open("alice", 0);
            alice.gone("wait.cancel");
            assertThat(alice.find("connect.button").or(() -> alice.find("signin.button")).filter(Widget::visible)).isEmpty();
            bob.type("call alice");
            bob.event("event=call", "state=ringing");
        }
    }
}
