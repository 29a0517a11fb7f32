package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportsTest {
    private final Transports transports = new Transports();
    private final FakeTransport older = new FakeTransport();
    private final FakeTransport newer = new FakeTransport();

    @Test
    void theHighestRankingWinsThenTheOldest() {
        transports.add(newer, Map.of("transport.scheme", new String[] {"tcp", "tls"}, "service.id", 9L));
        transports.add(older, Map.of("transport.scheme", "tcp", "service.id", 3L));
        assertThat(transports.of("tcp")).containsSame(older);
        FakeTransport best = new FakeTransport();
        transports.add(best, Map.of("transport.scheme", List.of("tcp"), "service.id", 10L, "service.ranking", 1));
        assertThat(transports.of("tcp")).containsSame(best);
        transports.remove(best);
        assertThat(transports.of("tcp")).containsSame(older);
    }

    @Test
    void aSchemeThatNobodyCarriesHasNone() {
        transports.add(older, Map.of("transport.scheme", "tcp"));
        transports.add(newer, Map.of());
        assertThat(transports.of("ws")).isEmpty();
    }
}
