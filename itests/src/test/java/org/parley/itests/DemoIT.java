package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first thing that a newcomer types. */
class DemoIT {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls", "ws", "wss"})
    void twoClientsCallOverEachTransportAndBothKnowTheEnd(String transport) {
        try (Child demo = Child.start("demo", Distribution.home(), Path.of(System.getProperty("java.home")), temp, "demo", "--seconds", "2", "--transport", transport, "--json")) {
            demo.event("client=alice", "event=call", "state=active");
            demo.event("client=alice", "event=call", "state=ended", "reason=hangup", "by=self");
            assertThat(demo.exitCode()).as(demo.errors()).isZero();
        }
    }
}
