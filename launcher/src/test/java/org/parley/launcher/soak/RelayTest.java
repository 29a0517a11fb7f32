package org.parley.launcher.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.launcher.soak.Weather.Way;

class RelayTest {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int SHORT_MILLIS = 200;

    private ServerSocket server;
    private Relay relay;
    private Socket client;
    private Socket served;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        relay = new Relay("test", server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        served = server.accept();
        client.setSoTimeout(PATIENCE_MILLIS);
        served.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        client.close();
        served.close();
        server.close();
    }

    @Test
    void passesOnWhatBothSay() throws IOException {
        client.getOutputStream().write(1);
        assertThat(served.getInputStream().read()).isEqualTo(1);
        served.getOutputStream().write(2);
        assertThat(client.getInputStream().read()).isEqualTo(2);
        client.shutdownOutput();
        assertThat(served.getInputStream().read()).as("the end").isEqualTo(-1);
        served.getOutputStream().write(3);
        assertThat(client.getInputStream().read()).as("the other way goes on").isEqualTo(3);
    }

    @Test
    void aDeadWayHoldsBackAndTheOtherGoesOn() throws IOException {
        relay.weather().dead(Way.UP, true);
        client.getOutputStream().write(1);
        served.setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> served.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        served.getOutputStream().write(2);
        assertThat(client.getInputStream().read()).isEqualTo(2);
        served.setSoTimeout(PATIENCE_MILLIS);
        relay.weather().clear();
        assertThat(served.getInputStream().read()).isEqualTo(1);
    }

    @Test
    void aCutEndsBothAndNobodyGetsInWhileItIsClosed() throws IOException {
        relay.weather().closed(true);
        relay.cut(false);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(served.getInputStream().read()).isEqualTo(-1);
        try (Socket late = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            late.setSoTimeout(PATIENCE_MILLIS);
            assertThat(late.getInputStream().read()).isEqualTo(-1);
        }
        relay.weather().closed(false);
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), relay.port()); Socket accepted = server.accept()) {
            again.getOutputStream().write(4);
            assertThat(accepted.getInputStream().read()).isEqualTo(4);
        }
    }
}
