package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundServerTest {
    @TempDir
    Path folder;

    @Test
    void aServerThatListensAnswers() throws Exception {
        Path socket = folder.resolve("native");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket));
            assertThat(server("unix:" + socket).answers()).isTrue();
            assertThat(server("{0123}unix:" + socket).answers()).isTrue();
            assertThat(server(folder.resolve("none") + " " + socket).answers()).isTrue();
        }
        assertThat(socket).exists();
        assertThat(server(socket.toString()).answers()).as("a socket that nobody listens on").isFalse();
    }

    @Test
    void aServerOverTcpAnswersToo() throws Exception {
        int port;
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress("127.0.0.1", 0));
            port = listening.socket().getLocalPort();
            assertThat(server("tcp:127.0.0.1:" + port).answers()).isTrue();
        }
        assertThat(server("127.0.0.1:" + port).answers()).isFalse();
    }

    @Test
    void theUsualPlacesAreLookedAtUnlessOneIsNamed() throws Exception {
        Path runtime = Files.createDirectories(folder.resolve("home/.config/pulse/0123-runtime"));
        SoundServer usual = new SoundServer(Map.of("XDG_RUNTIME_DIR", "/run/user/7"), "Linux", folder.resolve("home"));
        assertThat(usual.addresses()).extracting(Object::toString)
                .containsExactly("/run/user/7/pulse/native", "/run/pulse/native", "/var/run/pulse/native", runtime.resolve("native").toString());
        assertThat(server("/somewhere").addresses()).extracting(Object::toString).containsExactly("/somewhere");
        assertThat(server("pulse.example").addresses()).containsExactly(new InetSocketAddress("pulse.example", 4713));
    }

    @Test
    void nonsenseIsNoServer() {
        assertThat(server("unix:" + "x".repeat(500)).answers()).isFalse();
        assertThat(server("tcp:").answers()).isFalse();
    }

    @Test
    void otherSystemsNeedNone() {
        assertThat(new SoundServer(Map.of(), "Mac OS X", folder).answers()).isTrue();
    }

    private SoundServer server(String named) {
        return new SoundServer(Map.of("PULSE_SERVER", named), "Linux", folder);
    }
}
