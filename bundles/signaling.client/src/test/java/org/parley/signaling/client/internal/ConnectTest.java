package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingEvent.Connected;
import org.parley.signaling.SignalingEvent.Connecting;
import org.parley.signaling.SignalingEvent.Disconnected;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingState;
import org.parley.transport.CloseReason;
import org.parley.transport.TransportException;

class ConnectTest extends WithRig {
    @Test
    void saysHelloAndIsConnectedWithTheWelcome() {
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        rig.loop.run();
        assertThat(rig.client.state()).isEqualTo(SignalingState.CONNECTING);
        rig.connection = rig.transport.last().accept();
        rig.loop.run();
        assertThat(rig.connection.sent).containsExactly(new Request.Hello(1, "parley/test"));
        assertThat(rig.client.isConnected()).isFalse();
        assertThat(stage.toCompletableFuture()).isNotDone();

        rig.say(Rig.welcome());

        rig.done(stage);
        assertThat(rig.client.isConnected()).isTrue();
        assertThat(rig.client.state()).isEqualTo(SignalingState.CONNECTED);
        assertThat(rig.connection.timeout).isEqualTo(Duration.ofSeconds(15));
        assertThat(rig.events).containsExactly(new Connecting(Rig.SERVER), new Connected(Rig.SERVER));
    }

    @ParameterizedTest
    @EnumSource(value = TransportException.Kind.class, names = {"UNKNOWN_HOST", "UNREACHABLE", "TIMEOUT", "TLS", "NOT_PARLEY"})
    void aFirstAttemptThatFailsFailsTheStageAndIsNotRepeated(TransportException.Kind kind) {
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.transport.last().fail(kind);

        assertThat(rig.failure(stage).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(rig.failure(stage)).hasMessageContaining("server.example:7400");
        rig.loop.advance(Duration.ofMinutes(5));
        assertThat(rig.transport.attempts).hasSize(1);
        assertThat(rig.eventNames()).containsExactly("Connecting", "Disconnected");
        assertThat(rig.events(Disconnected.class).get(0).reason()).isEqualTo(DisconnectReason.UNREACHABLE);
        assertThat(rig.client.state()).isEqualTo(SignalingState.DISCONNECTED);
    }

    @Test
    void aFirstAttemptWhoseTransportIsExchangedMeanwhileGoesOnWithTheNextOne() {
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.client.removeTransport(rig.transport);
        rig.transport.last().fail(TransportException.Kind.TRANSPORT_STOPPED);
        rig.loop.advance(Duration.ofSeconds(1));
        assertThat(rig.client.state()).isEqualTo(SignalingState.CONNECTING);

        FakeTransport newer = new FakeTransport();
        rig.client.addTransport(newer, FakeTransport.carries("tcp", "tls"));
        rig.loop.run();
        rig.connection = newer.last().accept();
        rig.loop.run();
        rig.say(Rig.welcome());
        rig.done(stage);
        assertThat(rig.events(Disconnected.class)).isEmpty();
    }

    @Test
    void aFirstAttemptWhoseTransportIsGoneFailsWhenNoOtherComesInTime() {
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.client.removeTransport(rig.transport);
        rig.transport.last().fail(TransportException.Kind.TRANSPORT_STOPPED);
        rig.loop.advance(Duration.ofSeconds(30));

        assertThat(rig.failure(stage).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(rig.events(Disconnected.class).get(0).reason()).isEqualTo(DisconnectReason.TRANSPORT_STOPPED);
        assertThat(rig.client.state()).isEqualTo(SignalingState.DISCONNECTED);
    }

    @Test
    void aServerWithoutAWelcomeIsGivenUp() {
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.connection = rig.transport.last().accept();
        rig.loop.advance(Duration.ofSeconds(10));

        assertThat(rig.failure(stage)).hasMessageContaining("server.example");
        assertThat(rig.connection.open).isFalse();
        assertThat(rig.eventNames()).containsExactly("Connecting", "Disconnected");
    }

    @Test
    void aConnectionThatComesTooLateIsClosed() {
        rig.client.connect(Rig.SERVER);
        rig.loop.advance(Duration.ofSeconds(10));
        assertThat(rig.eventNames()).containsExactly("Connecting", "Disconnected");

        assertThat(rig.transport.last().accept().open).isFalse();
    }

    @Test
    void anErrorBeforeTheWelcomeIsTheReason() {
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.connection = rig.transport.last().accept();
        rig.loop.run();
        rig.say(Rig.error("too-many-connections"));
        rig.connection.lose(CloseReason.Kind.REMOTE);

        assertThat(rig.failure(stage).kind()).isEqualTo(Kind.REFUSED);
        assertThat(rig.failure(stage).code()).isEqualTo("too-many-connections");
        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason).containsExactly(DisconnectReason.SERVER_CLOSED);
    }

    @Test
    void aServerOfAnotherVersionIsRefused() {
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.connection = rig.transport.last().accept();
        rig.loop.run();
        rig.say(new Reply.Welcome(2, null, 65_536, 5_000, 15_000, 30_000));

        assertThat(rig.failure(stage)).hasMessageContaining("version 2");
        assertThat(rig.connection.open).isFalse();
        assertThat(rig.client.isConnected()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.example:7400", "tcp:7400", "/path", "tcp:///x", "quic://server.example", "tcp://server.example:99999"})
    void aBadAddressIsNamedAndNothingIsTried(String address) {
        assertThat(rig.failure(rig.client.connect(URI.create(address))).kind()).isEqualTo(Kind.BAD_URI);
        assertThat(rig.transport.attempts).isEmpty();
        assertThat(rig.events).isEmpty();
    }

    @Test
    void theSchemeMayBeInUpperCase() {
        rig.client.connect(URI.create("TCP://server.example:7400"));
        rig.loop.run();
        assertThat(rig.transport.last().uri).isEqualTo(Rig.SERVER);
    }

    @Test
    void aBadAddressLeavesTheConnectionAsItIs() {
        rig.loggedIn();
        assertThat(rig.failure(rig.client.connect(URI.create("nonsense"))).kind()).isEqualTo(Kind.BAD_URI);
        assertThat(rig.client.state()).isEqualTo(SignalingState.LOGGED_IN);
        assertThat(rig.events).isEmpty();
    }

    @Test
    void connectingElsewhereLeavesTheServerBefore() {
        rig.loggedIn();
        FakeConnection before = rig.connection;
        CompletionStage<Void> stage = rig.client.connect(URI.create("tcp://other.example"));
        rig.loop.run();
        rig.welcomed();
        rig.done(stage);

        assertThat(before.finished).isTrue();
        assertThat(rig.eventNames()).containsExactly("Disconnected", "LoggedOut", "Connecting", "Connected");
        assertThat(rig.events(Disconnected.class).get(0).reason()).isEqualTo(DisconnectReason.REQUESTED);
        assertThat(rig.client.session()).isEmpty();
    }

    @Test
    void aSecondConnectEndsTheFirst() {
        CompletionStage<Void> first = rig.client.connect(Rig.SERVER);
        CompletionStage<Void> second = rig.client.connect(Rig.SERVER);
        rig.loop.run();
        assertThat(rig.failure(first).kind()).isEqualTo(Kind.NOT_CONNECTED);

        FakeConnection late = rig.transport.attempts.get(0).accept();
        assertThat(late.open).isFalse();
        rig.welcomed();
        rig.done(second);
        assertThat(rig.events(Connected.class)).hasSize(1);
    }

    @Test
    void disconnectEndsAnAttempt() {
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        rig.client.disconnect();
        assertThat(rig.failure(stage).kind()).isEqualTo(Kind.NOT_CONNECTED);
        assertThat(rig.eventNames()).containsExactly("Connecting", "Disconnected");
        assertThat(rig.client.state()).isEqualTo(SignalingState.DISCONNECTED);
    }

    @Test
    void disconnectClosesGracefullyAndDoesNotSeekAgain() {
        rig.loggedIn();
        rig.client.disconnect();
        rig.loop.advance(Duration.ofMinutes(2));

        assertThat(rig.connection.finished).isTrue();
        assertThat(rig.events).containsExactly(new Disconnected(DisconnectReason.REQUESTED, "on request"));
        assertThat(rig.transport.attempts).hasSize(1);
        assertThat(rig.client.session()).as("it lives on the server for a while").isPresent();
        assertThat(rig.loop.timers()).isZero();
    }
}
