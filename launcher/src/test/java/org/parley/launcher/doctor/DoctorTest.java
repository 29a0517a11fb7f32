package org.parley.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.launcher.Home;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void aMissingLibraryNamesItsPackage() throws IOException {
        for (String library : new String[] {"libudev.so.1", "libX11.so.6", "libXfixes.so.3", "libXrandr.so.2", "libXcomposite.so.1", "libdbus-1.so.3"}) {
            Files.createFile(folder.resolve(library));
        }
        assertThat(new NativeLibraries(java.util.List.of(folder)).check()).hasSize(7).filteredOn(f -> f.verdict() == Finding.Verdict.MISSING)
            .singleElement().asString().startsWith("missing  libpulse.so.0").endsWith("apt-get install libpulse0");
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
    void withoutCameraOrDisplayItSaysWhatWorksAllTheSame() throws IOException {
        assertThat(Machine.camera(folder).toString()).startsWith("note     no camera: ");
        assertThat(Machine.display(Map.of("DISPLAY", "")).toString()).startsWith("note     no display: ");
        assertThat(Machine.display(Map.of("DISPLAY", ":0")).toString()).isEqualTo("ok       display :0");
        Files.createFile(folder.resolve("video0"));
        assertThat(Machine.camera(folder).verdict()).isEqualTo(Finding.Verdict.OK);
    }

    @Test
    void aTakenPortNamesTheOptionThatAvoidsIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(Ports.check(taken.getLocalPort(), "tls").toString()).startsWith("note     port " + taken.getLocalPort() + " (tls) is taken").contains("--listen tls://");
        }
    }
}
