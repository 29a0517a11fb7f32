package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What root may not do either; the rights of another user are tried by OtherUserIT. */
class LogFilesTest {
    @TempDir
    private Path data;
    private Path log;
    private LogFiles server;

    @BeforeEach
    void logInData() {
        log = data.resolve("log/server.log");
        server = new LogFiles("server", log);
    }

    @Test
    void whatIsMissingIsMadeForTheOwnerAlone() throws Exception {
        server.ready();
        assertThat(log).isEmptyFile();
        assertThat(log.resolveSibling("audit.log")).isEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.getParent()))).isEqualTo("rwx------");
    }

    @Test
    void whatIsThereStays() throws Exception {
        Files.writeString(Files.createDirectory(log.getParent()).resolve("server.log"), "of yesterday");
        server.ready();
        assertThat(log).hasContent("of yesterday");
    }

    @Test
    void theFolderOfLogsMayBeALink() throws Exception {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Files.createSymbolicLink(log.getParent(), elsewhere);
        server.ready();
        assertThat(elsewhere.resolve("audit.log")).exists();
    }

    @Test
    void aClientHasNoAuditLog() throws Exception {
        new LogFiles("client", log.resolveSibling("client.log")).ready();
        assertThat(log.resolveSibling("client.log")).exists();
        assertThat(log.resolveSibling("audit.log")).doesNotExist();
    }

    @Test
    void aFolderInThePlaceOfTheAuditLogEndsTheStart() throws IOException {
        Path audit = Files.createDirectories(log.resolveSibling("audit.log"));
        refused(audit + " cannot be written (it is a folder); move it away");
    }

    @Test
    void aFileInThePlaceOfTheFolderEndsTheStart() throws IOException {
        Path file = Files.createFile(log.getParent());
        refused(file + " is not a folder, so that there is no place for server.log; move it away");
    }

    @Test
    void aLinkToNowhereEndsTheStart() throws IOException {
        Files.createSymbolicLink(Files.createDirectory(log.getParent()).resolve("server.log"), data.resolve("gone/server.log"));
        refused(log + " cannot be made (it leads to nothing); mend the link");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeThatNobodyReadsIsNotOpened() throws Exception {
        Files.createDirectory(log.getParent());
        Process made = new ProcessBuilder("mkfifo", log.resolveSibling("audit.log").toString()).start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        server.ready();
        assertThat(log).exists();
    }

    private void refused(String message) {
        assertThatThrownBy(server::ready).isInstanceOfSatisfying(LaunchException.class, e -> assertThat(e.exitCode()).isEqualTo(2)).hasMessage(message);
    }
}
