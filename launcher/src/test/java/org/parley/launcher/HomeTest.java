package org.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void aRoleHasItsBundlesAndTheCommonOnesInTheOrderOfTheirLevels() throws IOException, LaunchException {
        ship("common/1/log.jar", "common/10/gson.jar", "headless/20/shell.jar", "client/2/early.jar", "server/20/server.jar", "common/1/notes.txt");
        assertThat(new Home(folder).bundles(List.of("client", "headless"))).extracting(s -> s.level() + " " + s.jar().getFileName())
            .containsExactly("1 log.jar", "2 early.jar", "10 gson.jar", "20 shell.jar");
    }

    @Test
    void aFolderThatIsNoStartLevelIsNamed() throws IOException {
        ship("common/late/log.jar");
        assertThatThrownBy(() -> new Home(folder).bundles(List.of("server"))).isInstanceOf(LaunchException.class).hasMessageContaining("late").hasMessageContaining("start level");
    }

    @Test
    void aBundleThatSomebodyPutBesideTheLevelsEndsTheStart() throws IOException {
        ship("common/1/log.jar", "server/mine.jar");
        assertThatThrownBy(() -> new Home(folder).bundles(List.of("server"))).isInstanceOf(LaunchException.class).hasMessageContaining("mine.jar").hasMessageContaining("plugins");
    }

    @Test
    void aMissingRoleIsNamed() throws IOException {
        ship("common/1/log.jar");
        assertThatThrownBy(() -> new Home(folder).bundles(List.of("client"))).isInstanceOf(LaunchException.class).hasMessageContaining("bundles/client");
    }

    @Test
    void aLinkThatLeadsToNothingIsNoFolderThatIsMissing() throws Exception {
        Home home = new Home(folder);
        home.readable();
        Files.createSymbolicLink(home.conf(), folder.resolve("gone"));
        assertThatThrownBy(home::readable).isInstanceOfSatisfying(LaunchException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
            .hasMessageContaining(home.conf() + " leads to nothing that this user can read");
        Files.createDirectory(folder.resolve("gone"));
        home.readable();
    }

    @Test
    void aConfigurationFileMayBeALinkButToSomething() throws Exception {
        Home home = new Home(folder);
        Files.createDirectory(home.conf());
        Files.createSymbolicLink(home.conf().resolve(".#org.parley.server.cfg"), Path.of("an-editor@host.1"));
        Files.createSymbolicLink(home.conf().resolve("org.parley.call.cfg"), Files.createFile(folder.resolve("call.cfg")));
        home.readable();
        Path link = Files.createSymbolicLink(home.conf().resolve("org.parley.server.cfg"), folder.resolve("gone.cfg"));
        assertThatThrownBy(home::readable).isInstanceOf(LaunchException.class).hasMessageContaining(link + " leads to nothing that this user can read");
    }

    private void ship(String... files) throws IOException {
        for (String file : files) {
            Path path = folder.resolve("bundles").resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
    }
}
