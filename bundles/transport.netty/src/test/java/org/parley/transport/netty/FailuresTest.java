package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.transport.TransportException;
import org.parley.transport.TransportException.Kind;

class FailuresTest {
    private static final Address ADDRESS = new Address(new Scheme("tcp", 7400, false, null, "tls"), "host", 1, null);

    @ParameterizedTest
    @MethodSource
    void aFailureToConnectHasItsKindAndNamesTheAddress(IOException cause, Kind kind) {
        TransportException failure = Failures.connecting(ADDRESS, cause);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageStartingWith("cannot connect to tcp://host:1: ").hasCause(cause);
    }

    static Stream<Arguments> aFailureToConnectHasItsKindAndNamesTheAddress() {
        return Stream.of(
            Arguments.of(new UnknownHostException("host"), Kind.UNKNOWN_HOST),
            Arguments.of(new ConnectException("Connection refused"), Kind.UNREACHABLE),
            Arguments.of(new ConnectException("Network is unreachable"), Kind.UNREACHABLE),
            Arguments.of(new NoRouteToHostException("No route to host"), Kind.UNREACHABLE),
            Arguments.of(new io.netty.channel.ConnectTimeoutException("timed out"), Kind.TIMEOUT));
    }

    @Test
    void aFailureToBindHasItsKind() {
        assertThat(Failures.binding(ADDRESS, new BindException("Address already in use")).kind()).isEqualTo(Kind.ADDRESS_IN_USE);
        assertThat(Failures.binding(ADDRESS, new IOException("bind(..) failed with error(-98): Address already in use")).kind()).isEqualTo(Kind.ADDRESS_IN_USE);
        assertThat(Failures.binding(ADDRESS, new BindException("Permission denied")).kind()).isEqualTo(Kind.CANNOT_BIND);
        assertThat(Failures.binding(ADDRESS, new UnknownHostException("host"))).hasMessageContaining("'host' is unknown");
    }

    @Test
    void textIsOneLineAndNeverEmpty() {
        assertThat(Failures.text(new IOException("first\nsecond"))).isEqualTo("first");
        assertThat(Failures.text(new IOException())).isEqualTo("IOException");
    }

    @Test
    void textOfNativeCodeIsWhatTheSystemSays() {
        assertThat(Failures.text(new IOException("recvAddress(..) failed with error(-104): Connection reset by peer"))).isEqualTo("Connection reset by peer");
    }
}
