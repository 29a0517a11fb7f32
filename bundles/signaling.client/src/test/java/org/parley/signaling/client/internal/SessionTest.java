package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingEvent.Disconnected;
import org.parley.signaling.SignalingEvent.LoggedIn;
import org.parley.signaling.SignalingEvent.LoggedOut;
import org.parley.signaling.SignalingEvent.MessageReceived;
import org.parley.signaling.SignalingEvent.MessageRefused;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingState;
import org.parley.transport.CloseReason;

class SessionTest extends WithRig {
    @Test
    void registersWithoutLoggingIn() {
        rig.connected();
        CompletionStage<Void> stage = rig.client.register("alice", "correct horse");
        rig.loop.run();
        Request.Register request = rig.connection.last(Request.Register.class);
        assertThat(request.username()).isEqualTo("alice");
        assertThat(request.password()).isEqualTo("correct horse");
        rig.say(new Reply.Registered(request.id(), "alice"));
        rig.done(stage);
        assertThat(rig.client.state()).isEqualTo(SignalingState.CONNECTED);
    }

    @Test
    void logsInAndBringsWhatTheServerGave() {
        rig.connected();
        CompletionStage<Session> stage = rig.client.login("Alice", "correct horse");
        rig.loop.run();
        rig.say(rig.loggedIn(rig.connection.last(Request.Login.class).id(), false, "token-1"));

        Session session = rig.done(stage);
        assertThat(session.username()).isEqualTo("alice");
        assertThat(session.token()).isEqualTo("token-1");
        assertThat(session.iceServers()).hasSize(1);
        assertThat(rig.client.session()).contains(session);
        assertThat(rig.client.state()).isEqualTo(SignalingState.LOGGED_IN);
        assertThat(rig.events(LoggedIn.class)).containsExactly(new LoggedIn(session, false));
        assertThat(session).asString().doesNotContain("token-1");
    }

    @Test
    void aRefusalHasItsCodeAndTime() {
        rig.connected();
        CompletionStage<Session> stage = rig.client.login("alice", "wrong horse");
        rig.loop.run();
        rig.say(Rig.error(rig.connection.last(Request.Login.class).id(), "rate-limited", 60_000));

        SignalingException failure = rig.failure(stage);
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.code()).isEqualTo("rate-limited");
        assertThat(failure.retryAfterMillis()).isEqualTo(60_000);
        assertThat(rig.client.isConnected()).isTrue();
        assertThat(rig.events(MessageRefused.class)).isEmpty();
    }

    @Test
    void aTokenOfAnEarlierLoginIsTaken() {
        rig.connected();
        CompletionStage<Session> stage = rig.client.resume("token-0");
        rig.loop.run();
        rig.say(rig.loggedIn(rig.connection.last(Request.Resume.class).id(), true, "token-1"));
        assertThat(rig.done(stage).token()).isEqualTo("token-1");
        assertThat(rig.events(LoggedIn.class).get(0).resumed()).isTrue();
    }

    @Test
    void whatFollowsTheLoginIsToldAfterIt() {
        rig.connected();
        rig.client.login("alice", "correct horse");
        rig.loop.run();
        rig.connection.say(rig.loggedIn(rig.connection.last(Request.Login.class).id(), false, "token-1"));
        rig.connection.say(Rig.bye(1));
        rig.connection.say(Rig.bye(2));
        rig.loop.run();
        assertThat(rig.eventNames()).endsWith("LoggedIn", "MessageReceived", "MessageReceived");
        assertThat(rig.events(MessageReceived.class)).extracting(event -> ((org.parley.protocol.PeerMessage.Bye) event.message()).id()).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "resume"})
    void nothingSecretGoesOverAPlainConnectionToAnotherHost(String what) {
        rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.connection = rig.transport.last().accept("192.0.2.7", false);
        rig.loop.run();
        rig.say(Rig.welcome());

        assertThat(rig.failure(ask(what)).kind()).isEqualTo(Kind.INSECURE);
        assertThat(rig.connection.sent).containsExactly(new Request.Hello(1, "parley/test"));
        assertThat(rig.client.isConnected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "resume"})
    void aSecureConnectionTakesSecrets(String what) {
        rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.connection = rig.transport.last().accept("192.0.2.7", true);
        rig.loop.run();
        rig.say(Rig.welcome());
        ask(what);
        rig.loop.run();
        assertThat(rig.connection.sent).hasSize(2);
    }

    @Test
    void plainPasswordsCanBeAllowedWhileRunning() {
        rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.connection = rig.transport.last().accept("192.0.2.7", false);
        rig.loop.run();
        rig.say(Rig.welcome());
        rig.client.modified(Configs.with(Map.of("allowPlainPasswords", true)));
        ask("login");
        rig.loop.run();
        assertThat(rig.connection.sent(Request.Login.class)).hasSize(1);
        assertThat(rig.client.isConnected()).isTrue();
    }

    @Test
    void aTokenIsNotSentToAnotherHostWhenTheNameLeadsThereSuddenly() {
        rig.loggedIn();
        rig.connection.lose(CloseReason.Kind.FAILED);
        rig.loop.advance(Duration.ofMillis(500));
        rig.connection = rig.transport.last().accept("192.0.2.7", false);
        rig.loop.run();
        rig.say(Rig.welcome());
        rig.live(Duration.ofSeconds(20));
        assertThat(rig.connection.sent(Request.Resume.class)).isEmpty();
        assertThat(rig.client.session()).isPresent();
    }

    private CompletionStage<?> ask(String what) {
        return switch (what) {
            case "register" -> rig.client.register("alice", "correct horse");
            case "login" -> rig.client.login("alice", "correct horse");
            default -> rig.client.resume("token-0");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "login", "resume"})
    void withoutAConnectionNothingIsAsked(String what) {
        assertThat(rig.failure(ask(what)).kind()).isEqualTo(Kind.NOT_CONNECTED);
    }

    @Test
    void aLoginThatIsNotAnsweredGivesTheConnectionUp() {
        rig.connected();
        CompletionStage<Session> stage = rig.client.login("alice", "correct horse");
        rig.live(Duration.ofSeconds(15));
        assertThat(rig.failure(stage).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason).containsExactly(DisconnectReason.TIMEOUT);
    }

    @Test
    void aReplyOfTheWrongTypeBreaksTheProtocol() {
        rig.connected();
        CompletionStage<Session> stage = rig.client.login("alice", "correct horse");
        rig.loop.run();
        rig.say(new Reply.Registered(rig.connection.last(Request.Login.class).id(), "alice"));
        assertThat(rig.failure(stage).kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason).containsExactly(DisconnectReason.PROTOCOL);
    }

    @Test
    void messagesGoOutInOrderAndOnlyWhenLoggedIn() throws SignalingException {
        rig.connected();
        assertThat(catchThrowableOfType(SignalingException.class, () -> rig.client.send(Rig.bye(1))).kind()).isEqualTo(Kind.NOT_CONNECTED);
        rig.loggedIn();
        rig.client.send(Rig.bye(1));
        rig.client.send(Rig.bye(2));
        assertThat(rig.connection.sent.subList(rig.connection.sent.size() - 2, rig.connection.sent.size())).isEqualTo(List.of(Rig.bye(1), Rig.bye(2)));
    }

    @Test
    void messagesBeforeTheLoginAreNotDelivered() {
        rig.connected();
        rig.say(Rig.bye(1));
        assertThat(rig.events(MessageReceived.class)).isEmpty();
    }

    @Test
    void anErrorAboutAMessageIsNotTakenForARequestOfTheSameNumber() {
        rig.loggedIn();
        CompletionStage<?> peers = rig.client.peers("", 10);
        rig.loop.run();
        long id = rig.connection.last(Request.ListPeers.class).id();
        rig.say(new Reply.Error(id, "call-1", "peer-offline", "bob is not online", null, -1, List.of()));
        rig.say(new Reply.Error(7, "call-1", "peer-unreachable", "", null, -1, List.of()));
        rig.say(new Reply.Error(0, "call-1", "peer-offline", "", null, -1, List.of()));
        rig.say(new Reply.Error(9, null, "bad-message", "no call", "call", -1, List.of()));

        assertThat(peers.toCompletableFuture()).isNotDone();
        assertThat(rig.events).containsExactly(new MessageRefused("call-1", id, "peer-offline", "bob is not online"),
                new MessageRefused("call-1", 7, "peer-unreachable", ""), new MessageRefused("call-1", 0, "peer-offline", ""),
                new MessageRefused(null, 9, "bad-message", "no call"));
    }

    @Test
    void requestsAreNumberedFarAwayFromMessages() {
        rig.loggedIn();
        assertThat(rig.connection.last(Request.Login.class).id()).isGreaterThan(1L << 52).isLessThan(1L << 53);
    }

    @Test
    void aForwardedErrorCalledDisplacedDoesNotLogOut() {
        rig.loggedIn();
        rig.say(new Reply.Error(7, "call-1", "displaced", "", null, -1, List.of()));
        assertThat(rig.client.isConnected()).isTrue();
    }

    @Test
    void logoutWaitsForTheServerAndCloses() {
        rig.loggedIn();
        CompletionStage<Void> stage = rig.client.logout();
        rig.loop.run();
        assertThat(stage.toCompletableFuture()).isNotDone();
        assertThat(catchThrowableOfType(SignalingException.class, () -> rig.client.send(Rig.bye(1))).kind()).isEqualTo(Kind.NOT_CONNECTED);
        rig.say(new Reply.LoggedOut(rig.connection.last(Request.Logout.class).id()));

        rig.done(stage);
        assertThat(rig.connection.finished).isTrue();
        assertThat(rig.events).containsExactly(new LoggedOut(DisconnectReason.REQUESTED), new Disconnected(DisconnectReason.REQUESTED, "logged out"));
        assertThat(rig.client.session()).isEmpty();
        assertThat(rig.loop.timers()).isZero();
    }

    @Test
    void logoutDoesNotWaitLongerThanTwoSeconds() {
        rig.loggedIn();
        CompletionStage<Void> stage = rig.client.logout();
        rig.loop.advance(Duration.ofMillis(1_999));
        assertThat(stage.toCompletableFuture()).isNotDone();
        rig.loop.advance(Duration.ofMillis(1));
        rig.done(stage);
        assertThat(rig.client.state()).isEqualTo(SignalingState.DISCONNECTED);
    }

    @Test
    void aLossWhileLoggingOutEndsItWithoutSeeking() {
        rig.loggedIn();
        CompletionStage<Void> stage = rig.client.logout();
        CompletionStage<Void> twice = rig.client.logout();
        rig.loop.run();
        rig.connection.lose(CloseReason.Kind.REMOTE);
        rig.done(stage);
        rig.done(twice);
        assertThat(rig.eventNames()).containsExactly("Disconnected", "LoggedOut");
        assertThat(rig.loop.timers()).isZero();
    }

    @Test
    void logoutWithoutASessionClosesTheConnection() {
        rig.connected();
        rig.done(rig.client.logout());
        assertThat(rig.client.state()).isEqualTo(SignalingState.DISCONNECTED);
        assertThat(rig.events(LoggedOut.class)).isEmpty();
    }

    @Test
    void aSessionIsRefreshedOnItsOwnConnection() {
        rig.loggedIn();
        rig.live(Duration.ofHours(6).minusSeconds(1));
        assertThat(rig.connection.sent(Request.Resume.class)).isEmpty();
        rig.live(Duration.ofSeconds(1));
        rig.say(rig.loggedIn(rig.connection.last(Request.Resume.class).id(), true, "token-2"));

        assertThat(rig.eventNames()).containsExactly("LoggedIn");
        assertThat(rig.client.session().orElseThrow().token()).isEqualTo("token-2");
        assertThat(rig.connection.sent(Request.SetStatus.class)).isEmpty();
    }

    @Test
    void aTokenIsRefreshedBeforeItExpires() {
        rig.connected();
        rig.client.login("alice", "correct horse");
        rig.loop.run();
        long expires = rig.loop.currentMillis() + Rig.HOUR;
        rig.say(new Reply.LoggedIn(rig.connection.last(Request.Login.class).id(), "alice", false, "token-1", expires, List.of()));
        rig.live(Duration.ofMinutes(48));
        assertThat(rig.connection.sent(Request.Resume.class)).hasSize(1);
    }

    @Test
    void clocksThatDisagreeDoNotFloodTheServer() {
        rig.connected();
        rig.client.login("alice", "correct horse");
        rig.loop.run();
        rig.say(new Reply.LoggedIn(rig.connection.last(Request.Login.class).id(), "alice", false, "token-1", 0, List.of()));
        rig.live(Duration.ofSeconds(59));
        assertThat(rig.connection.sent(Request.Resume.class)).isEmpty();
    }

    @Test
    void aRefreshThatIsRefusedLeavesTheSessionUntilItIsLost() {
        rig.loggedIn();
        rig.live(Duration.ofHours(6));
        rig.say(Rig.error(rig.connection.last(Request.Resume.class).id(), "token-invalid", -1));
        assertThat(rig.events).isEmpty();
        assertThat(rig.client.state()).isEqualTo(SignalingState.LOGGED_IN);
    }

    @Test
    void aRefreshThatFailsForNowIsRepeated() {
        rig.loggedIn();
        rig.live(Duration.ofHours(6));
        rig.say(Rig.error(rig.connection.last(Request.Resume.class).id(), "internal", -1));
        rig.live(Duration.ofMinutes(1));
        assertThat(rig.connection.sent(Request.Resume.class)).hasSize(2);
    }
}
