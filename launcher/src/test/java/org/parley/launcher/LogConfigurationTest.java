package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogConfigurationTest {
    @TempDir
    private Path conf;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = conf.resolve("logback.xml");
    }

    @Test
    void whatIsShippedIsWellFormed() throws Exception {
        LogConfiguration.check(Path.of("../distribution/src/main/dist/conf/logback.xml"));
    }

    @Test
    void thereNeedBeNone() throws Exception {
        LogConfiguration.check(file);
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsNotClosedIsToldWithItsPlace() throws IOException {
        Files.writeString(file, "<configuration>\n  <root level=\"INFO\">\n</configuration>\n");
        refused(":3:3: no well-formed XML (", "root>\")");
    }

    @Test
    void aHalfWrittenFileIsTold() throws IOException {
        Files.writeString(file, "<configuration>\n  <root lev");
        refused(":2:12: no well-formed XML (", ")");
    }

    @Test
    void anEmptyFileIsTold() throws IOException {
        Files.createFile(file);
        refused(":1:1: no well-formed XML (", ")");
    }

    @Test
    void whatIsNoTextIsTold() throws IOException {
        Files.write(file, new byte[] {'<', 'a', '>', (byte) 0xff, '<', '/', 'a', '>'});
        refused(":1:1: no well-formed XML (", ")");
    }

    /** Logback refuses it as well, and would be silent from then on. */
    @Test
    void aDocumentTypeThatLiesElsewhereIsNotFetched() throws IOException {
        Path elsewhere = Files.writeString(conf.resolve("a.dtd"), "<!ELEMENT");
        Files.writeString(file, "<!DOCTYPE configuration SYSTEM \"" + elsewhere.toUri() + "\">\n<configuration/>\n");
        refused(":1:", ": no well-formed XML (nothing is read from elsewhere: " + elsewhere.toUri() + ")");
    }

    @Test
    void anEntityThatLiesElsewhereIsNotFetched() throws Exception {
        Path elsewhere = Files.writeString(conf.resolve("a.txt"), "<open>");
        Files.writeString(file, "<!DOCTYPE configuration [<!ENTITY more SYSTEM \"" + elsewhere.toUri() + "\">]>\n<configuration>&more;</configuration>\n");
        LogConfiguration.check(file);
        assertThat(elsewhere).exists();
    }

    private void refused(String start, String end) {
        assertThatThrownBy(() -> LogConfiguration.check(file)).isInstanceOfSatisfying(LaunchException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
            .hasMessageStartingWith(file + start).hasMessageEndingWith(end + "; mend it and start again");
    }
}
