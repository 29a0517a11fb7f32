package org.parley.itests.window;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes the pictures of every screen, in light and dark, at 100 and 200 %, to {@code docs/images}: {@code ./parley screenshots}. No part of the tests that a change must pass. */
@ExtendWith(KeepsScreen.class)
class Screenshots {
    private static final Path IMAGES = Path.of(System.getProperty("parley.root", "..")).resolve("docs").resolve("images");

    @TestFactory
    Stream<DynamicTest> everyScreen() {
        return Stream.of("light", "dark").flatMap(theme -> Stream.of(100, 200).map(percent -> DynamicTest.dynamicTest(theme + " at " + percent + " %", () -> take(theme, percent))));
    }

    private static void take(String theme, int percent) throws IOException {
        try (Scene scene = Scene.ofPixels("screenshots-" + theme + "-" + percent, 11 * percent + 1_100, 8 * percent)) {
            Map<String, String> environment = Map.of("GDK_SCALE", String.valueOf(percent / 100), "GTK_THEME", theme.equals("dark") ? "Adwaita:dark" : "Adwaita");
            Album album = new Album(IMAGES, theme, percent, scene.display());
            Path films = Files.createDirectories(Path.of("target", "films")); // a short path, which the settings show
            Path alicesFilm = Portrait.write(films.resolve("alice.y4m"), new Color(196, 184, 172), new Color(150, 74, 84), new Color(120, 72, 40), new Color(240, 200, 172));
            Path bobsFilm = Portrait.write(films.resolve("bob.y4m"), new Color(178, 196, 205), new Color(66, 98, 138), new Color(70, 48, 38), new Color(226, 178, 146));
            Window alice = scene.open("alice", 0, environment, "--camera", alicesFilm.toString(), "--size", "1280x720");
            entrance(scene, album, alice);
            Window bob = scene.openAt("bob", 11 * percent, 40, Map.of(), "--camera", bobsFilm.toString(), "--size", "1280x720");
            scene.register(bob);
            home(scene, album, alice);
            settings(album, alice);
            calls(scene, album, alice, bob);
            alice.click("home.calls");
            alice.click("calls#bob");
            album.take(alice, "home.search", "recents");
        }
    }

    private static void entrance(Scene scene, Album album, Window alice) {
        alice.enter("connect.server", scene.tls());
        album.take(alice, "connect.button", "connect");
        alice.click("connect.button");
        album.take(alice, "certificate.trust", "certificate");
        alice.click("certificate.trust");
        alice.enter("signin.user", "alice");
        alice.enter("signin.password", Scene.PASSWORD);
        album.take(alice, "signin.button", "sign-in");
        alice.click("signin.mode.register");
        alice.enter("signin.repeat", "correct horse");
        alice.click("signin.button");
        alice.await("signin.repeat.message", "filled in", w -> !w.text().isEmpty());
        album.take(alice, "signin.button", "register");
        alice.enter("signin.repeat", Scene.PASSWORD);
        alice.click("signin.button");
        alice.shown("home.search");
    }

    private static void home(Scene scene, Album album, Window alice) {
        for (String name : new String[] {"carol", "daniel", "eleni", "farid"}) {
            scene.bot(name);
            alice.shown("people#" + name);
        }
        alice.click("people#bob");
        alice.says("person.name", "bob");
        album.take(alice, "home.search", "home");
    }

    private static void settings(Album album, Window alice) {
        alice.click("home.settings");
        album.take(alice, "settings.title", "settings");
        alice.click("settings.back");
        alice.shown("home.search");
    }

    private static void calls(Scene scene, Album album, Window alice, Window bob) throws IOException {
        CallSteps.ring(bob, alice);
        album.take(alice, "incoming.answer", "incoming");
        alice.click("incoming.decline");
        bob.shown("call.end");
        CallSteps.home(bob);
        CallSteps.ring(alice, bob);
        bob.click("incoming.answer");
        alice.says("call.state", ":");
        bob.says("call.state", ":");
        alice.says("call.quality", "");
        album.take(alice, "call", "call");
        alice.click("call.details");
        alice.shown("details.facts");
        album.after(5).take(alice, "call", "call-statistics");
        alice.click("call.details");
        alice.click("call.verify");
        album.take(alice, "verify.words", "verification");
        alice.click("verify.close");
        alice.click("call.share");
        alice.await("share.start", "ready", Widget::enabled);
        album.after(2).take(alice, "share.start", "share");
        alice.click("share.cancel");
        conversation(scene, album, alice, bob);
        alice.click("chat.close");
        bob.click("call.hangup");
        alice.shown("call.end");
        album.take(alice, "call.end", "ended");
        CallSteps.home(alice);
    }

    private static void conversation(Scene scene, Album album, Window alice, Window bob) throws IOException {
        CallSteps.chat(bob, alice, "Do you have the map of the hike?");
        CallSteps.chat(alice, bob, "Here it is. We start at the bridge.");
        Path map = Files.write(scene.folder().resolve("map.pdf"), new byte[700_000]);
        CallSteps.offer(alice, map);
        bob.click("file.accept");
        bob.shown("file.open");
        CallSteps.chat(bob, alice, "Got it, thank you!");
        album.take(alice, "call", "call-chat");
    }
}
