package org.parley.itests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.itests.Services;

/** Two people with windows who call each other; each test begins and ends without a call, but for the last one, after which bob has gone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(KeepsScreen.class)
class CallWindowsIT {
    private static final int ORANGE = 0xFF8000;

    private static Scene scene;
    private static Window alice;
    private static Window bob;

    @BeforeAll
    static void bothRegister() {
        scene = Scene.forWindows("call-windows", 2);
        alice = scene.open("alice", 0);
        bob = scene.open("bob", 1);
        scene.register(alice);
        scene.register(bob);
    }

    @AfterEach
    void leaveNoCall() {
        for (Window window : List.of(alice, bob)) {
            if (window.process().isAlive() && window.find("call.hangup").filter(Widget::visible).isPresent()) {
                window.click("call.hangup");
            }
        }
    }

    @AfterAll
    static void end() {
        scene.close();
    }

    @Test
    @Order(1)
    void theySeeEachOtherMuteAndHangUp() {
        CallSteps.call(alice, bob);
        CallSteps.seesThePatternMove(alice);
        CallSteps.seesThePatternMove(bob);
        alice.click("call.mute");
        bob.says("call.peermuted", "alice");
        alice.click("call.mute");
        bob.await("call.peermuted", "silent", w -> w.text().isEmpty());
        theirWordsAreTheSame();
        CallSteps.hangUp(bob, alice);
        assertThat(alice.find("verify.words")).as("a dialog about the call that has ended").isEmpty();
    }

    /** Bob closes the dialog, alice leaves it open. */
    private static void theirWordsAreTheSame() {
        alice.click("call.verify");
        bob.click("call.verify");
        String words = alice.await("verify.words", "six words", CallWindowsIT::isSixWords).text();
        assertThat(bob.await("verify.words", "six words", CallWindowsIT::isSixWords).text()).isEqualTo(words);
        bob.click("verify.close");
        bob.gone("verify.words");
    }

    /** Until they are known a sentence says so, which may have as many. */
    private static boolean isSixWords(Widget label) {
        return label.text().trim().matches("\\w+(\\s+\\w+){5}");
    }

    @Test
    @Order(2)
    void theyChatAndAFileArrivesAsItWas() throws IOException {
        CallSteps.call(bob, alice);
        CallSteps.chat(alice, bob, "hello bob");
        CallSteps.chat(bob, alice, "hello alice");
        Path file = scene.folder().resolve("holiday.bin");
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        Files.write(file, content);
        Path received = CallSteps.send(alice, bob, file, scene.folder());
        assertThat(Files.readAllBytes(received)).isEqualTo(content);
        CallSteps.hangUp(bob, alice);
    }

    @Test
    @Order(3)
    void aSharedScreenIsSeenByTheOtherAndTheSharerKnows() {
        CallSteps.call(alice, bob);
        bob.layCard(ORANGE, 100, 780, 1_800, 110);
        alice.click("call.share");
        alice.click("share.start");
        alice.shown("call.sharing");
        Services.eventually("bob sees the card on alice's screen", () -> new Painted(bob.look(CallSteps.REMOTE)).share(ORANGE, 40) > 0.04);
        alice.click("call.sharing.stop");
        alice.gone("call.sharing");
        CallSteps.seesThePatternMove(bob);
        CallSteps.hangUp(alice, bob);
    }

    @Test
    @Order(4)
    void theCallGoesOnWhileTheServerIsAwayAndAnotherUiComes() throws IOException {
        CallSteps.call(alice, bob);
        scene.stopServer();
        alice.await("banner", "shown", w -> w.visible() && !w.text().isEmpty());
        CallSteps.seesThePatternMove(alice);
        scene.startServer();
        alice.gone("banner");
        bob.gone("banner");
        int alicesBefore = alice.shown("main").id();
        int bobsBefore = bob.shown("main").id();
        Widget alicesPlace = alice.shellOf("main");
        Widget bobsPlace = bob.shellOf("main");
        scene.distribution().drop("ui.swt");
        alice.await("main", "another one", w -> w.visible() && w.id() != alicesBefore);
        bob.await("main", "another one", w -> w.visible() && w.id() != bobsBefore);
        standsAt(alice, alicesPlace);
        standsAt(bob, bobsPlace);
        CallSteps.seesThePatternMove(alice);
        CallSteps.seesThePatternMove(bob);
        CallSteps.hangUp(alice, bob);
    }

    private static void standsAt(Window window, Widget place) {
        Services.eventually(window.user() + "'s new window stands where the old one stood", () -> {
            Widget now = window.shellOf("main");
            return now.x() == place.x() && now.y() == place.y() && now.width() == place.width() && now.height() == place.height();
        });
    }

    @Test
    @Order(5)
    void closingTheWindowEndsTheCallAndTheOtherKnows() {
        CallSteps.call(alice, bob);
        bob.closeByFrame("Parley");
        alice.says("call.end", "bob");
        assertThat(bob.process().exitCode()).isZero();
    }
}
