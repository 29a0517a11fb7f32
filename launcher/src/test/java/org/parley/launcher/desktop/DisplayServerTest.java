package org.parley.launcher.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayServerTest {
    @TempDir
    private Path folder;

    private DisplayServer display(Map<String, String> environment) {
        return new DisplayServer(environment, folder);
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    @Test
    void anXDisplayThatAcceptsIsReachable() throws IOException {
        try (ServerSocketChannel server = listen(folder.resolve("X42"))) {
            assertThat(server.isOpen()).isTrue();
            assertThat(display(Map.of("DISPLAY", ":42")).reachable()).contains("DISPLAY :42");
            assertThat(display(Map.of("DISPLAY", "unix:42.0")).reachable()).isPresent();
            assertThat(display(Map.of("DISPLAY", ":43")).reachable()).isEmpty();
        }
        assertThat(display(Map.of("DISPLAY", ":42")).reachable()).as("the file is left, but nobody listens").isEmpty();
    }

    @Test
    void aWaylandDisplayIsBelowTheRuntimeFolderAndXIsTheSecondChoice() throws IOException {
        try (ServerSocketChannel wayland = listen(folder.resolve("wayland-0")); ServerSocketChannel x = listen(folder.resolve("X1"))) {
            assertThat(wayland.isOpen() && x.isOpen()).isTrue();
            Map<String, String> both = Map.of("WAYLAND_DISPLAY", "wayland-0", "XDG_RUNTIME_DIR", folder.toString(), "DISPLAY", ":1");
            assertThat(display(both).reachable()).contains("WAYLAND_DISPLAY wayland-0");
            wayland.close();
            Files.delete(folder.resolve("wayland-0"));
            assertThat(display(both).reachable()).contains("DISPLAY :1");
        }
    }

    @Test
    void whatIsNotReachableIsNamed() {
        assertThat(display(Map.of()).reason()).isEqualTo("neither DISPLAY nor WAYLAND_DISPLAY is set");
        assertThat(display(Map.of("DISPLAY", ":42")).reason()).isEqualTo("nothing answers at DISPLAY :42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "42", ":x", ":123456", "localhost:99", "no host:1", ":1:2"})
    void whatIsNoDisplayIsNotReachable(String name) {
        assertThat(display(Map.of("DISPLAY", name)).reachable()).isEmpty();
    }
}
