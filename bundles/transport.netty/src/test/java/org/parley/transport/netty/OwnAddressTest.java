package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnAddressTest {
    private final InetSocketAddress local = new InetSocketAddress("192.0.2.1", 40_000);
    private final Set<InetAddress> machine = new HashSet<>(Set.of(local.getAddress()));

    @Test
    void itIsGoneWhenTheMachineDoesNotHaveItAnyMore() {
        OwnAddress own = new OwnAddress(local, machine::contains);
        assertThat(own.isGone()).isFalse();
        machine.clear();
        assertThat(own.isGone()).isTrue();
    }

    @Test
    void oneThatTheSystemNeverToldIsNotMissed() {
        machine.clear();
        assertThat(new OwnAddress(local, machine::contains).isGone()).isFalse();
    }

    @Test
    void loopbackIsNeverMissed() {
        OwnAddress own = new OwnAddress(new InetSocketAddress("127.0.0.1", 40_000), address -> machine.contains(local.getAddress()));
        machine.clear();
        assertThat(own.isGone()).isFalse();
    }
}
