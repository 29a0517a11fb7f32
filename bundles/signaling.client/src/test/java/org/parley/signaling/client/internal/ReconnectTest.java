package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingEvent.Disconnected;
import org.parley.signaling.SignalingEvent.LoggedIn;
import org.parley.signaling.SignalingEvent.LoggedOut;
import org.parley.signaling.SignalingEvent.Reconnecting;
import org.parley.signaling.SignalingState;
import org.parley.transport.CloseReason;
import org.parley.transport.TransportException;

class ReconnectTest extends WithRig {
    @BeforeEach
    void logIn() {
        rig.loggedIn();
        rig.live(Duration.ofMinutes(1));
    }

    private void lose() {
        rig.connection.lose(CloseReason.Kind.FAILED);
        rig.loop.run();
    }

    private List<Long> delays() {
        return rig.events(Reconnecting.class).stream().map(event -> event.delay().toMillis()).toList();
    }

    /** Lets all attempts fail, for that many delays. */
    private void failFor(int attempts) {
        for (int i = 0; i < attempts; i++) {
            int before = rig.transport.attempts.size();
            Reconnecting last = rig.events(Reconnecting.class).get(i);
            rig.loop.advance(last.delay().minusMillis(1));
            assertThat(rig.transport.attempts).as("not before its time").hasSize(before);
            rig.loop.advance(Duration.ofMillis(1));
            assertThat(rig.transport.attempts).hasSize(before + 1);
            rig.transport.last().fail(TransportException.Kind.UNREACHABLE);
            rig.loop.run();
        }
    }

    @Test
    void delaysDoubleUpToThirtySeconds() {
        lose();
        failFor(8);
        assertThat(delays()).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
        assertThat(rig.events(Reconnecting.class)).extracting(Reconnecting::attempt).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(rig.events(Disconnected.class)).as("one loss").hasSize(1);
        assertThat(rig.client.state()).isEqualTo(SignalingState.RECONNECTING);
    }

    @Test
    void delaysAreJitteredByHalf() {
        rig.chance = 0;
        lose();
        rig.chance = 0.999;
        failFor(1);
        assertThat(delays()).containsExactly(250L, 1_499L);
    }

    @Test
    void aNewAddressOfTheMachineEndsTheWaiting() throws Exception {
        rig.addresses.add(InetAddress.getByName("192.0.2.1"));
        lose();
        rig.addresses.clear();
        failFor(5);
        int before = rig.transport.attempts.size();
        rig.loop.advance(Duration.ofSeconds(1));
        assertThat(rig.transport.attempts).as("waits for 16 s").hasSize(before);
        rig.addresses.add(InetAddress.getByName("192.0.2.2"));
        rig.loop.advance(Duration.ofSeconds(1));
        assertThat(rig.transport.attempts).as("tries at once").hasSize(before + 1);
        rig.transport.last().fail(TransportException.Kind.UNREACHABLE);
        rig.loop.run();
        assertThat(delays()).last().as("the delays begin anew").isEqualTo(500L);
    }

    @Test
    void anAttemptFromBeforeTheNewAddressIsGivenUp() throws Exception {
        lose();
        rig.loop.advance(Duration.ofMillis(500));
        int before = rig.transport.attempts.size();
        rig.addresses.add(InetAddress.getByName("192.0.2.2"));
        rig.loop.advance(Duration.ofSeconds(1));
        assertThat(rig.transport.attempts).hasSize(before + 1);
        rig.welcomed();
        rig.loop.advance(Duration.ofSeconds(10));
        assertThat(rig.transport.attempts).as("connected, so nothing is sought").hasSize(before + 1);
        rig.addresses.add(InetAddress.getByName("192.0.2.3"));
        rig.loop.advance(Duration.ofSeconds(2));
        assertThat(rig.transport.attempts).as("an address beside that of a good connection is nothing").hasSize(before + 1);
    }

    @Test
    void theSessionIsResumedByItsToken() {
        lose();
        rig.loop.advance(Duration.ofMillis(500));
        rig.welcomed();
        Request.Resume resume = rig.connection.last(Request.Resume.class);
        assertThat(resume.token()).isEqualTo("token-1");
        assertThat(rig.client.session()).isPresent();
        rig.connection.say(rig.loggedIn(resume.id(), true, "token-2"));
        rig.connection.say(Rig.bye(5));
        rig.loop.run();

        assertThat(rig.eventNames()).containsExactly("Disconnected", "Reconnecting", "Connecting", "Connected", "LoggedIn", "MessageReceived");
        assertThat(rig.events(LoggedIn.class).get(0).resumed()).isTrue();
        assertThat(rig.client.session().orElseThrow().token()).isEqualTo("token-2");
        assertThat(rig.client.state()).isEqualTo(SignalingState.LOGGED_IN);
    }

    @Test
    void theNewestTokenIsUsed() {
        theSessionIsResumedByItsToken();
        lose();
        rig.loop.advance(Duration.ofSeconds(1));
        rig.welcomed();
        assertThat(rig.connection.last(Request.Resume.class).token()).isEqualTo("token-2");
    }

    @Test
    void whoWasNotLoggedInReconnectsAsNobody() {
        Rig nobody = new Rig(folder).connected();
        nobody.connection.lose(CloseReason.Kind.REMOTE);
        nobody.loop.advance(Duration.ofMillis(500));
        nobody.welcomed();
        assertThat(nobody.connection.sent(Request.Resume.class)).isEmpty();
        assertThat(nobody.client.state()).isEqualTo(SignalingState.CONNECTED);
    }

    @Test
    void aLinkThatKeepsBreakingStartsNoNewDelays() {
        lose();
        rig.loop.advance(Duration.ofMillis(500));
        rig.welcomed();
        lose();
        assertThat(delays()).containsExactly(500L, 1_000L);
        assertThat(rig.events(Reconnecting.class)).extracting(Reconnecting::attempt).containsExactly(1, 1);
        rig.loop.advance(Duration.ofSeconds(1));
        rig.welcomed();
        rig.live(Duration.ofSeconds(6));
        lose();
        assertThat(delays()).containsExactly(500L, 1_000L, 500L);
    }

    @Test
    void afterAShutdownItComesBackAtARandomMomentUpToTheOneNamed() {
        rig.chance = 0.25;
        rig.say(Rig.error(0, "server-shutdown", 8_000));
        rig.chance = 0.5;
        failFor(1);
        assertThat(delays()).containsExactly(2_000L, 500L);
        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason).containsExactly(DisconnectReason.SERVER_CLOSED);
        assertThat(rig.connection.open).isFalse();
    }

    @Test
    void aShutdownThatNamesNoTimeIsALossLikeOthers() {
        rig.say(Rig.error("server-shutdown"));
        assertThat(delays()).containsExactly(500L);
    }

    @Test
    void aRefusedTokenEndsTheSessionButNotTheConnection() {
        lose();
        rig.loop.advance(Duration.ofMillis(500));
        rig.welcomed();
        rig.say(Rig.error(rig.connection.last(Request.Resume.class).id(), "token-invalid", -1));

        assertThat(rig.events(LoggedOut.class)).containsExactly(new LoggedOut(DisconnectReason.TOKEN_REFUSED));
        assertThat(rig.client.session()).isEmpty();
        assertThat(rig.client.state()).isEqualTo(SignalingState.CONNECTED);
        rig.live(Duration.ofMinutes(1));
        assertThat(rig.connection.sent(Request.Resume.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal", "rate-limited"})
    void aResumeThatFailsForNowIsRepeatedWithTheSameToken(String code) {
        lose();
        rig.loop.advance(Duration.ofMillis(500));
        rig.welcomed();
        rig.say(Rig.error(rig.connection.last(Request.Resume.class).id(), code, 3_000));
        rig.loop.advance(Duration.ofMillis(2_999));
        assertThat(rig.connection.sent(Request.Resume.class)).hasSize(1);
        rig.loop.advance(Duration.ofMillis(1));
        assertThat(rig.connection.sent(Request.Resume.class)).extracting(Request.Resume::token).containsExactly("token-1", "token-1");
        assertThat(rig.events(LoggedOut.class)).isEmpty();

        rig.say(rig.loggedIn(rig.connection.last(Request.Resume.class).id(), true, "token-2"));
        assertThat(rig.client.state()).isEqualTo(SignalingState.LOGGED_IN);
    }

    @Test
    void aResumeThatIsNotAnsweredGivesTheConnectionUp() {
        lose();
        rig.loop.advance(Duration.ofMillis(500));
        rig.welcomed();
        rig.live(Duration.ofSeconds(15));
        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason)
                .containsExactly(DisconnectReason.CONNECTION_LOST, DisconnectReason.TIMEOUT);
        assertThat(rig.client.session()).isPresent();
    }

    @Test
    void whoIsDisplacedDoesNotComeBack() {
        rig.connection.say(Rig.error("displaced"));
        rig.connection.lose(CloseReason.Kind.REMOTE);
        rig.loop.advance(Duration.ofMinutes(5));

        assertThat(rig.eventNames()).containsExactly("Disconnected", "LoggedOut");
        assertThat(rig.events(Disconnected.class).get(0).reason()).isEqualTo(DisconnectReason.DISPLACED);
        assertThat(rig.events(LoggedOut.class).get(0).reason()).isEqualTo(DisconnectReason.DISPLACED);
        assertThat(rig.transport.attempts).hasSize(1);
        assertThat(rig.client.state()).isEqualTo(SignalingState.DISCONNECTED);
        assertThat(rig.client.session()).isEmpty();
        assertThat(rig.loop.timers()).isZero();
    }

    @Test
    void displacedOnAConnectionThatWasReplacedMeansNothing() {
        FakeConnection old = rig.connection;
        theSessionIsResumedByItsToken();
        rig.events.clear();
        old.say(Rig.error("displaced"));
        old.listener.onClosed(new CloseReason(CloseReason.Kind.REMOTE, ""));
        rig.loop.run();
        assertThat(rig.events).isEmpty();
        assertThat(rig.client.state()).isEqualTo(SignalingState.LOGGED_IN);
    }

    @Test
    void aProviderThatReturnsIsUsedAtOnce() {
        rig.client.removeTransport(rig.transport);
        rig.transport.stop();
        rig.loop.run();
        failWithoutProvider();
        FakeTransport returned = new FakeTransport();
        int before = rig.events.size();
        rig.client.addTransport(new FakeTransport(), FakeTransport.carries("ws"));
        rig.loop.run();
        assertThat(rig.events).as("another scheme is no help").hasSize(before);
        rig.client.addTransport(returned, FakeTransport.carries("tcp"));
        rig.loop.run();

        assertThat(returned.attempts).hasSize(1);
        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason).containsExactly(DisconnectReason.TRANSPORT_STOPPED);
        rig.connection = returned.last().accept();
        rig.loop.run();
        rig.say(Rig.welcome());
        assertThat(rig.connection.sent(Request.Resume.class)).hasSize(1);
        assertThat(rig.transport.attempts).as("the stopped one").hasSize(1);
    }

    private void failWithoutProvider() {
        rig.loop.advance(Duration.ofSeconds(40));
        assertThat(rig.events(Reconnecting.class)).hasSizeGreaterThan(4);
        assertThat(rig.client.state()).isEqualTo(SignalingState.RECONNECTING);
    }

    @Test
    void aBetterProviderDoesNotDisturbAConnection() {
        FakeTransport better = new FakeTransport();
        rig.client.addTransport(better, Map.of("transport.scheme", "tcp", "service.ranking", 10));
        rig.live(Duration.ofMinutes(1));
        assertThat(rig.events).isEmpty();
        lose();
        rig.loop.advance(Duration.ofMillis(500));
        assertThat(better.attempts).hasSize(1);
    }

    @Test
    void disconnectStopsSeeking() {
        lose();
        rig.client.disconnect();
        rig.loop.advance(Duration.ofMinutes(2));
        assertThat(rig.transport.attempts).hasSize(1);
        assertThat(rig.eventNames()).containsExactly("Disconnected", "Reconnecting", "Disconnected");
        assertThat(rig.client.state()).isEqualTo(SignalingState.DISCONNECTED);
    }

    @Test
    void logoutStopsSeekingAndEndsTheSession() {
        lose();
        rig.done(rig.client.logout());
        rig.loop.advance(Duration.ofMinutes(2));
        assertThat(rig.transport.attempts).hasSize(1);
        assertThat(rig.eventNames()).containsExactly("Disconnected", "Reconnecting", "LoggedOut", "Disconnected");
        assertThat(rig.client.session()).isEmpty();
    }

    @Test
    void aLoginOfTheUserEndsTheRepeatingOfAResume() {
        lose();
        rig.loop.advance(Duration.ofMillis(500));
        rig.welcomed();
        rig.say(Rig.error(rig.connection.last(Request.Resume.class).id(), "internal", 30_000));
        rig.client.login("alice", "correct horse");
        rig.loop.run();
        rig.say(rig.loggedIn(rig.connection.last(Request.Login.class).id(), false, "token-2"));
        rig.live(Duration.ofMinutes(2));
        assertThat(rig.connection.sent(Request.Resume.class)).hasSize(1);
    }

    @Test
    void updatesOfTheTransportInARowDoNotMakeTheDelaysLonger() {
        for (int update = 0; update < 4; update++) {
            rig.transport.stop();
            rig.loop.run();
            rig.loop.advance(Duration.ofMillis(500));
            rig.welcomed();
        }
        assertThat(rig.events(Reconnecting.class)).extracting(Reconnecting::delay).containsOnly(Duration.ofMillis(500));
    }

    @Test
    void anErrorOfASubscriberHindersNoReconnect() {
        rig.client.subscribe(event -> {
            if (event instanceof Disconnected) {
                throw new StackOverflowError("played");
            }
        });
        lose();
        failFor(1);
        assertThat(rig.client.state()).isEqualTo(SignalingState.RECONNECTING);
    }
}
