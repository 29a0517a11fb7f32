package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.launcher.desktop.SystemLibraries;

class WindowPartsTest {
    private final String platform = Platform.name(System.getProperty("os.name"), System.getProperty("os.arch"));
    @TempDir
    private Path folder;
    private ServerSocketChannel display;

    @BeforeEach
    void offerADisplay() throws IOException {
        display = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(folder.resolve("display")));
    }

    @AfterEach
    void takeItAway() throws IOException {
        display.close();
    }

    private List<String> parts() throws LaunchException {
        return WindowParts.of(new Home(folder), Map.of("WAYLAND_DISPLAY", folder.resolve("display").toString()), new SystemLibraries(List.of(folder)));
    }

    private void ship(String... parts) throws IOException {
        for (String part : parts) {
            Files.createDirectories(folder.resolve("bundles").resolve(part));
        }
    }

    @Test
    void theNativesAreOfThisMachineAlone() throws IOException, LaunchException {
        ship("window/4", "window-" + platform, "window-other");
        Files.createFile(folder.resolve("libgtk-3.so.0"));
        assertThat(parts()).containsExactly("window", "window-" + platform);
    }

    @Test
    void missingGtkNamesItsPackageAndTheWayWithoutIt() throws IOException {
        ship("window/4", "window-" + platform);
        assertThatThrownBy(this::parts).isInstanceOf(LaunchException.class).hasMessageContaining("libgtk-3-0").hasMessageContaining("--headless");
    }

    @Test
    void aDisplayThatIsGoneIsNamed() throws IOException {
        ship("window/4", "window-" + platform);
        display.close();
        assertThatThrownBy(this::parts).isInstanceOf(LaunchException.class).hasMessageContaining("nothing answers at WAYLAND_DISPLAY").hasMessageContaining("--headless");
    }

    @Test
    void aPlatformWithoutNativesIsNamed() throws IOException {
        ship("window/4", "window-other");
        assertThatThrownBy(this::parts).isInstanceOf(LaunchException.class).hasMessageContaining(platform).hasMessageContaining("--headless");
    }
}
