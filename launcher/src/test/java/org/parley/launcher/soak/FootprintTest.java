package org.parley.launcher.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintTest {
    private final Program alice = new Program("alice", null, Map.of(), said -> { });

    @TempDir
    Path folder;

    @Test
    void countsWhatAProcessHas() throws IOException, InterruptedException {
        Process waiting = new ProcessBuilder("cat").start();
        try {
            waiting.outputWriter().append("started\n").flush();
            assertThat(waiting.inputReader().readLine()).isEqualTo("started"); // so it has its libraries, whose files are open for a moment
            Footprint footprint = Footprint.of(waiting.toHandle());
            assertThat(footprint.threads()).isEqualTo(1);
            assertThat(footprint.sockets()).isZero();
            assertThat(footprint.files()).isEqualTo(3);
            assertThat(footprint.children()).isZero();
        } finally {
            waiting.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void anOpenSocketAndARemovedFileAreSeen() throws IOException {
        Footprint before = Footprint.of(ProcessHandle.current());
        Path file = Files.writeString(folder.resolve("file"), "x");
        try (InputStream open = Files.newInputStream(file); DatagramSocket socket = new DatagramSocket(0)) {
            Files.delete(file);
            Footprint after = Footprint.of(ProcessHandle.current());
            assertThat(after.gone()).isEqualTo(before.gone() + 1);
            assertThat(after.sockets()).isGreaterThan(before.sockets());
            assertThat(after.nativeMiB()).isPositive();
            assertThat(open.read()).isEqualTo('x');
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void aThreadThatEachCallLeavesIsFound() {
        Footprint before = new Footprint(45, 6, 61, 1, 97, 0);
        assertThatCode(() -> Bounds.called(alice, before, before, 6)).doesNotThrowAnyException();
        Footprint after = new Footprint(45 + 6, 6, 61, 1, 97, 0);
        assertThatThrownBy(() -> Bounds.called(alice, before, after, 6)).isInstanceOf(Finding.class)
            .hasMessage("alice has 51 threads after 6 calls, more than the 47 that were to be expected");
    }

    @Test
    void anExchangedBundleMayKeepItsJarOpenButNoSocket() {
        Footprint before = new Footprint(45, 6, 61, 1, 97, 0);
        assertThatCode(() -> Bounds.churned(alice, before, new Footprint(45, 6, 65, 1, 120, 0), 2)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Bounds.churned(alice, before, new Footprint(45, 9, 65, 1, 120, 0), 2)).hasMessageContaining("alice has 9 sockets");
        assertThatThrownBy(() -> Bounds.churned(alice, before, new Footprint(45, 6, 65, 1, 120, 1), 2)).hasMessageContaining("alice has 1 processes");
    }
}
