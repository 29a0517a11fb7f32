package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingEvent.Disconnected;
import org.parley.signaling.SignalingEvent.MessageReceived;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingState;
import org.parley.transport.CloseReason;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;

class LossTest extends WithRig {
    @BeforeEach
    void logIn() {
        rig.loggedIn();
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                ending("the peer closes", DisconnectReason.SERVER_CLOSED, rig -> rig.connection.lose(CloseReason.Kind.REMOTE)),
                ending("reading fails", DisconnectReason.CONNECTION_LOST, rig -> rig.connection.lose(CloseReason.Kind.FAILED)),
                ending("too much is unsent", DisconnectReason.CONNECTION_LOST, rig -> rig.connection.lose(CloseReason.Kind.OVERFLOW)),
                ending("the connection is silent", DisconnectReason.TIMEOUT, rig -> rig.connection.lose(CloseReason.Kind.TIMEOUT)),
                ending("TLS is broken", DisconnectReason.PROTOCOL, rig -> rig.connection.lose(CloseReason.Kind.PROTOCOL)),
                ending("the provider stops", DisconnectReason.TRANSPORT_STOPPED, rig -> rig.transport.stop()),
                ending("a write is refused", DisconnectReason.CONNECTION_LOST, rig -> {
                    rig.connection.writable = false;
                    catchThrowableOfType(SignalingException.class, () -> rig.client.send(Rig.bye(1)));
                }),
                ending("an exception on the I/O thread", DisconnectReason.CONNECTION_LOST, rig -> rig.connection.listener.onMessage(new Frame() {
                    @Override
                    public int length() {
                        return 1;
                    }

                    @Override
                    public java.nio.ByteBuffer bytes() {
                        throw new IllegalStateException("by the test");
                    }
                })),
                ending("the framing is broken", DisconnectReason.PROTOCOL, rig -> rig.connection.listener.onBroken(FramingError.FRAME_TOO_LARGE)),
                ending("no JSON comes", DisconnectReason.PROTOCOL, rig -> rig.connection.say("{nonsense")),
                ending("a broken reply comes", DisconnectReason.PROTOCOL, rig -> rig.connection.say("{\"type\":\"logged-in\",\"re\":1}")));
    }

    private static Arguments ending(String name, DisconnectReason reason, Consumer<Rig> how) {
        return Arguments.of(Named.of(name, how), reason);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void everyEndIsToldOnceAndKnownAtOnce(Consumer<Rig> how, DisconnectReason reason) {
        CompletionStage<?> pending = rig.client.peers("", 10);
        rig.loop.run();

        how.accept(rig);

        assertThat(rig.events).as("the loop has not run yet").isEmpty();
        assertThat(rig.client.isConnected()).isFalse();
        assertThat(rig.client.state()).isEqualTo(SignalingState.RECONNECTING);
        assertThat(catchThrowableOfType(SignalingException.class, () -> rig.client.send(Rig.bye(1))).kind()).isEqualTo(Kind.NOT_CONNECTED);
        rig.loop.run();
        rig.connection.lose(CloseReason.Kind.FAILED);
        rig.connection.listener.onClosed(new CloseReason(CloseReason.Kind.LOCAL, ""));
        rig.connection.say(Rig.bye(2));
        rig.loop.run();
        assertThat(rig.eventNames()).containsExactly("Disconnected", "Reconnecting");
        assertThat(rig.events(Disconnected.class).get(0).reason()).isEqualTo(reason);
        assertThat(rig.connection.open).isFalse();
        assertThat(rig.failure(pending).kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(catchThrowableOfType(SignalingException.class, () -> rig.client.send(Rig.bye(1))).kind()).isEqualTo(Kind.NOT_CONNECTED);
        assertThat(rig.failure(rig.client.peers("", 10)).kind()).isEqualTo(Kind.NOT_CONNECTED);
        assertThat(rig.client.session()).isPresent();
    }

    @Test
    void pingsEveryFiveSecondsAndIsLostAfterSilence() {
        rig.loop.advance(Duration.ofSeconds(5));
        rig.loop.advance(Duration.ofSeconds(5));
        assertThat(rig.connection.sent(Request.Ping.class)).extracting(Request.Ping::nonce).containsExactly(1L, 2L);
        rig.loop.advance(Duration.ofSeconds(10));

        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason).containsExactly(DisconnectReason.TIMEOUT);
        assertThat(rig.connection.open).isFalse();
    }

    @Test
    void isLostWhenTheServerHasNotWaitedForTheMachineToWake() {
        rig.live(Duration.ofSeconds(6));
        rig.loop.slept(Duration.ofSeconds(20));
        rig.live(Duration.ofSeconds(20));
        assertThat(rig.connection.open).as("the server has waited").isTrue();
        rig.loop.slept(Duration.ofHours(8));
        rig.loop.advance(Duration.ofSeconds(7));
        assertThat(rig.connection.open).isFalse();
        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason).containsExactly(DisconnectReason.TIMEOUT);
        assertThat(rig.client.state()).isEqualTo(SignalingState.RECONNECTING);
    }

    @Test
    void isNotLostWhileAnythingComes() {
        rig.live(Duration.ofMinutes(10));
        assertThat(rig.events).isEmpty();
        assertThat(rig.connection.sent(Request.Ping.class)).hasSize(120);
    }

    @Test
    void pingsBeforeTheLoginToo() {
        Rig other = new Rig(folder).connected();
        other.loop.advance(Duration.ofSeconds(5));
        assertThat(other.connection.sent(Request.Ping.class)).hasSize(1);
    }

    @Test
    void whatCameBeforeTheLossIsStillDelivered() {
        rig.connection.say(Rig.bye(1));
        rig.connection.lose(CloseReason.Kind.FAILED);
        rig.loop.run();
        assertThat(rig.eventNames()).containsExactly("MessageReceived", "Disconnected", "Reconnecting");
    }

    @Test
    void anotherClientsBrokenMessageHarmsNothing() {
        rig.connection.say("{\"type\":\"offer\",\"id\":1,\"from\":\"mallory\",\"to\":\"alice\",\"call\":\"c\"}");
        rig.connection.say("{\"type\":\"ack\",\"from\":\"mallory\",\"to\":\"alice\",\"call\":\"c\",\"re\":\"x\"}");
        rig.say(Rig.bye(1));
        assertThat(rig.events).containsExactly(new MessageReceived(Rig.bye(1)));
    }

    @Test
    void unknownTypesPassBy() {
        rig.connection.say("{\"type\":\"group-invite\",\"from\":\"bob\"}");
        rig.connection.say("{\"type\":\"login\",\"id\":1,\"username\":\"a\",\"password\":\"12345678\"}");
        rig.loop.run();
        assertThat(rig.events).isEmpty();
        assertThat(rig.client.isConnected()).isTrue();
    }

    @Test
    void aFloodThatIsNotHandledEndsTheConnection() {
        String big = "{\"type\":\"later\",\"text\":\"" + "x".repeat(1_000_000) + "\"}";
        for (int i = 0; i < 20; i++) {
            rig.connection.say(big);
        }
        assertThat(rig.client.isConnected()).isFalse();
        rig.loop.run();
        assertThat(rig.eventNames()).containsExactly("Disconnected", "Reconnecting");
    }

    @Test
    void aMessageThatIsTooLargeForTheServerIsRefusedHere() {
        var offer = new org.parley.protocol.PeerMessage.Offer(1, "alice", "bob", "c", "x".repeat(70_000), true, false);
        assertThat(catchThrowableOfType(SignalingException.class, () -> rig.client.send(offer)).code()).isEqualTo("frame-too-large");
        assertThat(rig.client.isConnected()).isTrue();
    }

    @Test
    void whatTheServerSaidLastIsTheDetail() {
        rig.connection.say(Rig.error("frame-too-large"));
        rig.connection.lose(CloseReason.Kind.REMOTE);
        rig.loop.run();
        assertThat(rig.events(Disconnected.class)).containsExactly(new Disconnected(DisconnectReason.SERVER_CLOSED, "frame-too-large it is"));
    }

    @Test
    void whatTheServerSaidLongAgoIsNotTheDetail() {
        rig.connection.say(Rig.error("rate-limited"));
        rig.connection.say(Rig.bye(1));
        rig.connection.lose(CloseReason.Kind.REMOTE);
        rig.loop.run();
        assertThat(rig.events(Disconnected.class)).containsExactly(new Disconnected(DisconnectReason.SERVER_CLOSED, "by the test"));
    }
}
