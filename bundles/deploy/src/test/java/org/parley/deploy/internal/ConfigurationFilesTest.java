package org.parley.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which file somebody meant whose name is that of none. */
class ConfigurationFilesTest {
    private static final Set<String> KNOWN = Set.of("org.parley.server", "org.parley.server.users", "org.parley.server.admin", "org.parley.transport.tcp", "org.parley.transport.websocket");

    @Test
    void aMisspeltNameIsToldFromThoseOfOthers() {
        assertThat(ConfigurationFiles.meant("org.parley.servr", KNOWN)).contains("org.parley.server");
        assertThat(ConfigurationFiles.meant("org.parley.server.user", KNOWN)).contains("org.parley.server.users");
        assertThat(ConfigurationFiles.meant("parley.server", KNOWN)).isEmpty();
        assertThat(ConfigurationFiles.meant("org.parley.server", KNOWN)).isEmpty();
    }

    @Test
    void whatIsReadByAClientOrAPlugInIsNotTakenForAMistake() {
        for (String other : new String[] {"org.parley.call", "org.parley.signaling", "org.parley.media.remote", "org.example.recorder"}) {
            assertThat(ConfigurationFiles.meant(other, KNOWN)).as(other).isEmpty();
        }
        for (String other : KNOWN) {
            assertThat(ConfigurationFiles.meant(other, Set.of("org.parley.call", "org.parley.signaling", "org.parley.media.remote", "org.parley.transport.tcp", "org.parley.transport.websocket"))).as(other).isEmpty();
        }
    }
}
