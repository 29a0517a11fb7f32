package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFolderTest {
    @TempDir
    private Path parent;

    @Test
    void foldersOfDeadProcessesAreRemovedAndOthersKept() throws IOException {
        Path dead = full("run-client-" + Integer.MAX_VALUE);
        Path alive = full("run-client-" + ProcessHandle.current().parent().orElseThrow().pid());
        Path foreign = full("run-client-precious");
        Path own = ProcessFolder.make(parent, "run-client");
        assertThat(own).isEmptyDirectory().hasFileName("run-client-" + ProcessHandle.current().pid());
        assertThat(dead).doesNotExist();
        assertThat(alive).isNotEmptyDirectory();
        assertThat(foreign).isNotEmptyDirectory();
    }

    @Test
    void nobodyElseMayLookIntoIt() throws IOException {
        Files.setPosixFilePermissions(full("run-server-" + ProcessHandle.current().pid()), PosixFilePermissions.fromString("rwxr-xr-x")); // as an earlier version made it
        Path own = ProcessFolder.make(parent, "run-server");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own))).isEqualTo("rwx------");
    }

    @Test
    void linksAreRemovedNotFollowed() throws IOException {
        Path elsewhere = full("elsewhere");
        Path own = ProcessFolder.make(parent, "run-client");
        Files.createSymbolicLink(own.resolve("link"), elsewhere);
        ProcessFolder.remove(own);
        assertThat(own).doesNotExist();
        assertThat(elsewhere).isNotEmptyDirectory();
    }

    @Test
    void removingWhatIsGoneIsNoError() {
        Path none = parent.resolve("none");
        ProcessFolder.remove(none);
        assertThat(none).doesNotExist();
    }

    private Path full(String name) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        Files.writeString(folder.resolve("file"), "x");
        return folder;
    }
}
