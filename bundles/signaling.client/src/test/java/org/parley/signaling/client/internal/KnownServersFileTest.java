package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.transport.PeerCertificate;

class KnownServersFileTest {
    private static final String ONE = "AB:".repeat(31) + "01";
    private static final String OTHER = "AB:".repeat(31) + "02";

    @TempDir
    Path temporary;

    private Path folder;
    private Path path;
    private KnownServersFile file;

    @BeforeEach
    void makeFile() {
        folder = temporary.resolve("new/parley");
        path = folder.resolve("known-servers");
        file = new KnownServersFile(folder);
    }

    @Test
    void noFileIsNoServers() throws IOException {
        assertThat(file.read()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void isALineForEachServerAndItsOwnersOnly() throws IOException {
        file.put("a.example:7443", ONE);
        file.put("[::1]:7443", OTHER);
        file.put("a.example:7443", OTHER);

        assertThat(path).hasContent("[::1]:7443 " + OTHER + "\na.example:7443 " + OTHER + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        assertThat(file.read()).isEqualTo(Map.of("[::1]:7443", OTHER, "a.example:7443", OTHER));
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString())).containsExactlyInAnyOrder("known-servers", "known-servers.lock");
        }
    }

    @Test
    void aBrokenLineIsPassedOverAndKept() throws IOException {
        Files.createDirectories(folder);
        byte[] before = ("# mine\na.example:7443 AB:CD\n\ncaf\u00e9 " + ONE + "\nb.example:7443  " + ONE + "  \n").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(path, before);
        assertThat(file.read()).isEqualTo(Map.of("b.example:7443", ONE));

        file.put("c.example:7443", OTHER);

        assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(before, StandardCharsets.ISO_8859_1) + "c.example:7443 " + OTHER + "\n");
    }

    @Test
    void whatCannotBeReadIsNotOverwrittenAndKnowsNobody() throws IOException {
        Files.createDirectories(path);
        KnownServers known = new KnownServers(file);
        assertThat(known.accepts(new PeerCertificate("a.example", 7443, ONE, false))).isFalse();
        assertThatThrownBy(() -> file.put("a.example:7443", ONE)).isInstanceOf(IOException.class);
        assertThat(path).isDirectory();
        known.close();
    }
}
