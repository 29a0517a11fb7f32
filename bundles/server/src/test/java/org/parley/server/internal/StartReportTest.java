package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartReportTest {
    private static final URI TLS = URI.create("tls://0.0.0.0:7443");
    private static final URI TCP = URI.create("tcp://127.0.0.1:7400");
    private final List<String> lines = new ArrayList<>();
    private final StartReport report = new StartReport(new StartReport.Console() {
        @Override
        public void out(String line) {
            lines.add(line);
        }

        @Override
        public void fail(String line, int exitCode) {
            lines.add(exitCode + " " + line);
        }
    });

    private static Listeners.State bound(URI uri) {
        return new Listeners.State(uri, uri, null);
    }

    private static Listeners.State pending(URI uri) {
        return new Listeners.State(uri, null, null);
    }

    private static Listeners.State failed(URI uri) {
        return new Listeners.State(uri, null, "cannot listen on " + uri + ": taken");
    }

    private void tell(boolean demanded, boolean timeIsUp, Listeners.State... states) {
        report.tell(List.of(states), demanded, timeIsUp, () -> "AB:CD");
    }

    @Test
    void eachAddressIsToldOnceAndTheFingerprintLast() {
        tell(false, false, bound(TLS), pending(TCP));
        tell(false, false, bound(TLS), bound(TCP));
        tell(false, true, bound(TLS), bound(TCP));
        assertThat(lines).containsExactly("listening tls://0.0.0.0:7443", "listening tcp://127.0.0.1:7400", "fingerprint SHA-256 AB:CD");
        assertThat(report.isOver()).isTrue();
    }

    @Test
    void addressThatComesBackIsNotToldAgain() {
        tell(false, false, bound(TLS));
        tell(false, false, pending(TLS));
        tell(false, false, bound(TLS));
        assertThat(lines).hasSize(2);
    }

    @Test
    void aConfiguredAddressWithoutATransportIsDoneWithout() {
        tell(false, false, pending(TLS), bound(TCP));
        assertThat(report.isOver()).isFalse();
        tell(false, true, pending(TLS), bound(TCP));
        assertThat(lines).containsExactly("listening tcp://127.0.0.1:7400", "fingerprint SHA-256 AB:CD");
    }

    @Test
    void addressesThatCannotBeHadAreAFailureWithAllReasons() {
        tell(false, false, failed(TLS), failed(TCP));
        assertThat(lines).containsExactly("2 cannot listen on tls://0.0.0.0:7443: taken; cannot listen on tcp://127.0.0.1:7400: taken");
        tell(false, false, failed(TLS), failed(TCP));
        assertThat(lines).hasSize(1);
    }

    @Test
    void oneAddressThatFailsIsAFailure() {
        tell(false, false, bound(TCP), failed(TLS));
        assertThat(lines).containsExactly("listening tcp://127.0.0.1:7400", "2 cannot listen on tls://0.0.0.0:7443: taken");
    }

    @Test
    void transportThatNeverComesIsAFailureInTheEnd() {
        tell(true, false, bound(TCP), pending(TLS));
        assertThat(lines).hasSize(1);
        tell(true, true, bound(TCP), pending(TLS));
        assertThat(lines.get(1)).isEqualTo("1 cannot listen on tls://0.0.0.0:7443: no transport for tls is running");
    }

    @Test
    void whatFailsOnceTheServerRanEndsNothing() {
        tell(false, false, bound(TLS));
        lines.clear();
        tell(false, false, failed(TLS));
        report.fail("a broken configuration", 1);
        assertThat(lines).isEmpty();
    }
}
