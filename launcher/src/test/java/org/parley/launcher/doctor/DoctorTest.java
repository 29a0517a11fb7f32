package org.parley.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.launcher.Home;
import org.parley.launcher.desktop.DisplayServer;
import org.parley.launcher.desktop.SystemLibraries;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void aMissingLibraryNamesItsPackage() throws IOException {
        for (String library : new String[] {"libudev.so.1", "libX11.so.6", "libXfixes.so.3", "libXrandr.so.2", "libXcomposite.so.1", "libdbus-1.so.3"}) {
            Files.createFile(folder.resolve(library));
        }
        assertThat(new NativeLibraries(new SystemLibraries(List.of(folder))).check()).hasSize(7).filteredOn(f -> f.verdict() == Finding.Verdict.MISSING)
            .singleElement().asString().startsWith("missing  libpulse.so.0").endsWith("apt-get install libpulse0");
    }

    @Test
    void itLooksForTheLibrariesThatTheScriptLooksFor() throws IOException {
        String script = Files.readString(Path.of("../parley"));
        assertThat(NativeLibraries.NEEDED).isEqualTo(Pattern.compile("(lib\\S+\\.so\\.\\d+)=([^\\s;]+)").matcher(script).results()
            .collect(Collectors.toMap(pair -> pair.group(1), pair -> pair.group(2))));
    }

    @Test
    void javaBelow17IsMissing() {
        assertThat(Machine.java(Runtime.Version.parse("11.0.2")).verdict()).isEqualTo(Finding.Verdict.MISSING);
        assertThat(Machine.java(Runtime.Version.parse("17.0.15+6")).verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void libwebrtcIsLookedForInTheDistribution() throws IOException {
        Files.createDirectories(folder.resolve("bundles/client/10"));
        Files.createFile(folder.resolve("bundles/client/10/webrtc.linux-x86_64-1.0.0.jar"));
        Home home = new Home(folder);
        assertThat(Machine.platform(home, "Linux", "amd64").verdict()).isEqualTo(Finding.Verdict.OK);
        assertThat(Machine.platform(home, "Linux", "aarch64").verdict()).isEqualTo(Finding.Verdict.NOTE);
    }

    @Test
    void soundIsFoundByItsSocketOrVariable() throws IOException {
        assertThat(Machine.sound(Map.of("PULSE_SERVER", "tcp:host")).verdict()).isEqualTo(Finding.Verdict.OK);
        Files.createDirectories(folder.resolve("pulse"));
        Files.createFile(folder.resolve("pulse/native"));
        assertThat(Machine.sound(Map.of("XDG_RUNTIME_DIR", folder.toString())).verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void withoutCameraItSaysWhatWorksAllTheSame() throws IOException {
        assertThat(Machine.camera(folder).toString()).startsWith("note     no camera: ");
        Files.createFile(folder.resolve("video0"));
        assertThat(Machine.camera(folder).verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void whatTheWindowNeedsIsNoNeedOfTheRest() throws IOException {
        assertThat(Desktop.display(new DisplayServer(Map.of())).toString()).startsWith("note     no display: neither DISPLAY nor WAYLAND_DISPLAY is set").contains("--headless");
        assertThat(Desktop.gtk(new SystemLibraries(List.of(folder))).toString()).startsWith("note     no libgtk-3.so.0").contains("apt-get install libgtk-3-0");
        Files.createFile(folder.resolve("libgtk-3.so.0"));
        assertThat(Desktop.gtk(new SystemLibraries(List.of(folder))).verdict()).isEqualTo(Finding.Verdict.OK);
        assertThat(Desktop.notifications(Map.of("XDG_RUNTIME_DIR", folder.toString())).toString()).startsWith("note     no session bus");
        assertThat(Desktop.notifications(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=x")).verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void aFontIsLookedForInItsFolders() throws IOException {
        List<Path> folders = List.of(folder.resolve("none"), folder);
        assertThat(Desktop.font(folders).toString()).startsWith("note     no font").contains("fonts-dejavu-core");
        Files.createDirectories(folder.resolve("truetype/dejavu"));
        Files.createFile(folder.resolve("truetype/dejavu/DejaVuSans.ttf"));
        assertThat(Desktop.font(folders).verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void aMissingFontForChineseNamesItsPackage() {
        assertThat(Desktop.chinese(List.of("echo", "Noto Sans CJK SC,Noto Sans CJK SC Light")).toString()).isEqualTo("ok       font for Chinese (Noto Sans CJK SC)");
        assertThat(Desktop.chinese(List.of("true")).toString()).startsWith("note     no font for Chinese").endsWith("apt-get install fonts-noto-cjk");
        assertThat(Desktop.chinese(List.of("no-such-command")).toString()).startsWith("note     ").contains("no-such-command cannot be run");
    }

    @Test
    void aTakenPortNamesTheOptionThatAvoidsIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(Ports.check(taken.getLocalPort(), "tls").toString()).startsWith("note     port " + taken.getLocalPort() + " (tls) is taken").contains("--listen tls://");
        }
    }
}
