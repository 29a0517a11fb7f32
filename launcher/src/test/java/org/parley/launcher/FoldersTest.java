package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    private Path folder;

    @Test
    void theServersDataIsWhereItWasSaidElseBesideTheDistribution() throws LaunchException {
        Home home = new Home(Path.of("/opt/parley"));
        assertThat(Folders.data(null, Map.of(), home)).isEqualTo(Path.of("/opt/parley/data"));
        assertThat(Folders.data(null, Map.of("PARLEY_DATA", "/srv/parley"), home)).isEqualTo(Path.of("/srv/parley"));
        assertThat(Folders.data(Path.of("/mnt/data"), Map.of("PARLEY_DATA", "/srv/parley"), home)).isEqualTo(Path.of("/mnt/data"));
        assertThat(Folders.data(Path.of("here"), Map.of(), home)).isAbsolute();
    }

    @Test
    void theUsersDataFollowsXdg() throws LaunchException {
        assertThat(Folders.user(Map.of(), "/home/a")).isEqualTo(Path.of("/home/a/.local/share/parley"));
        assertThat(Folders.user(Map.of("XDG_DATA_HOME", "/x"), "/home/a")).isEqualTo(Path.of("/x/parley"));
        assertThat(Folders.user(Map.of("XDG_DATA_HOME", "relative"), "/home/a")).isEqualTo(Path.of("/home/a/.local/share/parley"));
    }

    @Test
    void theUsersHomeIsWhatTheEnvironmentSays() throws LaunchException {
        assertThat(Folders.user(Map.of("HOME", "/home/b"), "/home/a")).isEqualTo(Path.of("/home/b/.local/share/parley"));
        assertThat(Folders.user(Map.of("HOME", "b"), "/home/a")).isEqualTo(Path.of("/home/a/.local/share/parley"));
        assertThat(Folders.user(Map.of("HOME", "/home/b", "XDG_DATA_HOME", "/x"), "/home/a")).isEqualTo(Path.of("/x/parley"));
    }

    @Test
    void aFolderIsMadeAndLeftClean() throws LaunchException {
        Path made = Folders.writable(folder.resolve("a/b"), "data folder", "mend it");
        assertThat(made).isEmptyDirectory();
    }

    @Test
    void aFolderIsMadeForItsOwnerAlone() throws Exception {
        Folders.writable(folder.resolve("a/b"), "data folder", "mend it");
        assertThat(permissions(folder.resolve("a/b"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("a"))).as("which leads there").isEqualTo("rwx------");
    }

    @Test
    void aFolderThatIsThereStaysOpenToOthers() throws Exception {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        Folders.writable(shared, "data folder", "mend it");
        assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));
        assertThatThrownBy(() -> Folders.writable(file, "data folder", "choose another"))
            .isInstanceOf(LaunchException.class).hasMessage("data folder " + file + " cannot be written (it is not a folder); choose another");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
