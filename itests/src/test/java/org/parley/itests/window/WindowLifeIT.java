package org.parley.itests.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.itests.Child;
import org.parley.itests.Distribution;

/** The life of the window: when it opens, what happens when it cannot, and how it ends. */
@ExtendWith(KeepsScreen.class)
class WindowLifeIT {
    private static Path folder;
    private static WatchedDistribution distribution;
    private static VirtualDisplay display;

    @BeforeAll
    static void begin() throws IOException {
        folder = WatchedDistribution.sandbox("window-life");
        distribution = WatchedDistribution.in(folder.resolve("parley"));
        display = VirtualDisplay.start(folder.resolve("display"), 1_400, 900);
    }

    @AfterAll
    static void end() {
        display.close();
    }

    @Test
    void closingTheWindowEndsTheProcessWell() {
        try (Window alice = Window.open("alice", distribution, display, folder, Map.of())) {
            alice.shown("main");
            alice.closeByFrame("Parley");
            assertThat(alice.process().exitCode()).isZero();
            assertThat(alice.process().errors().lines()).as("nothing, but that the machine is too busy for a quick start").allMatch(line -> line.contains("the machine is busy"));
        }
    }

    @Test
    void aRequestToEndEndsItWell() {
        try (Window alice = Window.open("alice", distribution, display, folder, Map.of())) {
            alice.shown("main");
            alice.process().terminate();
            assertThat(alice.process().exitCode()).isIn(0, 143);
        }
    }

    @Test
    void aNewBundleOfWindowsComesInPlaceOfTheOldOne() throws IOException {
        try (Window alice = Window.open("alice", distribution, display, folder, Map.of())) {
            int before = alice.shown("main").id();
            distribution.drop("ui.swt");
            alice.await("main", "a new one", w -> w.visible() && w.id() != before);
            alice.closeByFrame("Parley");
            assertThat(alice.process().exitCode()).isZero();
        } finally {
            distribution.undrop("ui.swt");
        }
    }

    @Test
    void withoutADisplayItSaysSoAndOffersTheClientWithoutAWindow() {
        try (Child client = Child.start("nobody", Distribution.home(), Path.of(System.getProperty("java.home")), folder, Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "", "PARLEY_INSTALL", "no"), "client")) {
            assertThat(client.exitCode()).isEqualTo(1);
            assertThat(client.errors().lines()).singleElement().asString().contains("no display").contains("--headless");
        }
    }
}
