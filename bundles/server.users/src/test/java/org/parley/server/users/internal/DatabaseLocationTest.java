package org.parley.server.users.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseLocationTest {
    private static final Path WORKING = Path.of("").toAbsolutePath();

    private static Path find(String environment, String configured, String data) {
        return DatabaseLocation.find(environment == null ? Map.of() : Map.of("PARLEY_USERS_PATH", environment), configured, data);
    }

    @Test
    void itIsInTheDataFolder() {
        assertThat(find(null, "", "/srv/parley")).isEqualTo(Path.of("/srv/parley/users.db"));
    }

    @Test
    void withoutADataFolderItIsInDataUnderTheWorkingFolder() {
        assertThat(find(null, "", null)).isEqualTo(WORKING.resolve("data/users.db"));
        assertThat(find(null, "", "")).isEqualTo(WORKING.resolve("data/users.db"));
    }

    @Test
    void configurationNamesAFileInTheDataFolderOrAnywhere() {
        assertThat(find(null, "accounts/all.db", "/srv/parley")).isEqualTo(Path.of("/srv/parley/accounts/all.db"));
        assertThat(find(null, "/var/lib/users.db", "/srv/parley")).isEqualTo(Path.of("/var/lib/users.db"));
    }

    @Test
    void theEnvironmentWins() {
        assertThat(find("/env/users.db", "/var/lib/users.db", "/srv/parley")).isEqualTo(Path.of("/env/users.db"));
        assertThat(find("sub/../users.db", "", "/srv/parley")).isEqualTo(WORKING.resolve("users.db"));
    }

    @Test
    void anEmptyEnvironmentIsNone() {
        assertThat(find("", "", "/srv/parley")).isEqualTo(Path.of("/srv/parley/users.db"));
        assertThat(find(" ", "", "/srv/parley")).isEqualTo(Path.of("/srv/parley/users.db"));
    }

    @Test
    void whatIsNoPathIsNamed() {
        assertThatThrownBy(() -> find("a\0b", "", "/srv")).isInstanceOf(UnusableDatabaseException.class).hasMessageStartingWith("environment PARLEY_USERS_PATH: 'a?b'");
        assertThatThrownBy(() -> find(null, "a\0b", "/srv")).isInstanceOf(UnusableDatabaseException.class).hasMessageContaining("path: 'a?b'");
    }
}
