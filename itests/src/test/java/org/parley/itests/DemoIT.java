package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first thing that a newcomer types. */
class DemoIT {
    @TempDir
    Path temp;

    /** Without TLS transports are in the swaps. */
    @ParameterizedTest
    @ValueSource(strings = {"tls", "wss"})
    void twoClientsCallOverTlsAndBothKnowTheEnd(String transport) {
        try (Child demo = Child.start("demo", Distribution.home(), Path.of(System.getProperty("java.home")), temp, "demo", "--seconds", "2", "--transport", transport, "--json")) {
            demo.event("client=alice", "event=call", "state=active");
            demo.event("client=alice", "event=call", "state=ended", "reason=hangup", "by=self");
            assertThat(demo.exitCode()).as(demo.errors()).isZero();
        }
    }

    /** The time that swaps may take is not looked at here. */
    @Test
    void aClientsTransportIsSwappedDuringTheCall() {
        swap("transport", List.of("updated in place", "stopped and started", "by ws in the configuration", "she goes by ws", "by tcp again", "by a newer one in plugins", "signaling.client, updated in place", "signaling.client, by a newer one in plugins"));
    }

    @Test
    void theServersBundlesAreSwappedDuringTheCall() {
        swap("server", List.of("transport.tcp, by a newer one in plugins", "server, by a newer one in plugins", "server.users, by a newer one in plugins"));
    }

    private void swap(String part, List<String> swaps) {
        try (Child demo = Child.start("demo", Distribution.home(), Path.of(System.getProperty("java.home")), temp, "demo", "--swap", part, "--patience", "100", "--json")) {
            for (String what : swaps) {
                assertThat(demo.event("event=swap", "broken=").get("what").getAsString()).contains(what);
            }
            assertThat(demo.exitCode()).as(demo.errors()).isZero();
        }
    }

    @Test
    void whatCannotBeSwappedIsToldInALine() {
        try (Child demo = Child.start("demo", Distribution.home(), Path.of(System.getProperty("java.home")), temp, "demo", "--swap", "door")) {
            assertThat(demo.exitCode()).isEqualTo(2);
            assertThat(demo.errors()).isEqualTo("parley demo: --swap door: must be one of transport, server, engine, ui, all\n");
        }
    }
}
