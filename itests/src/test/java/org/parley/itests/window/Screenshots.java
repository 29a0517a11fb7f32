package org.parley.itests.window;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Writes the pictures of every screen, in light and dark, at 100 and 200 %, to {@code docs/images}: {@code ./parley screenshots}. No part of the tests that a change must pass. */
class Screenshots {
    private static final Path IMAGES = Path.of(System.getProperty("parley.root", "..")).resolve("docs").resolve("images");

    @TestFactory
    Stream<DynamicTest> everyScreen() {
        return Stream.of("light", "dark").flatMap(theme -> Stream.of(100, 200).map(percent -> DynamicTest.dynamicTest(theme + " at " + percent + " %", () -> take(theme, percent))));
    }

    private static void take(String theme, int percent) {
        try (Scene scene = Scene.ofPixels("screenshots-" + theme + "-" + percent, 20 * percent, 8 * percent)) {
            Map<String, String> environment = Map.of("GDK_SCALE", String.valueOf(percent / 100), "GTK_THEME", theme.equals("dark") ? "Adwaita:dark" : "Adwaita");
            Album album = new Album(IMAGES, theme, percent, scene.display());
            Window alice = scene.open("alice", 0, environment);
            entrance(scene, album, alice);
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
        alice.gone("signin.button");
    }
}
