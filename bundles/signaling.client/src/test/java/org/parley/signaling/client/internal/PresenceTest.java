package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.protocol.Status;
import org.parley.signaling.Peer;
import org.parley.signaling.PeerList;
import org.parley.signaling.SignalingEvent.PresenceChanged;
import org.parley.transport.CloseReason;

class PresenceTest extends WithRig {
    private static final Peer BOB = new Peer("bob", Peer.Status.AVAILABLE);

    @BeforeEach
    void logIn() {
        rig.loggedIn();
    }

    private static org.parley.protocol.Peer peer(String name, Status status) {
        return new org.parley.protocol.Peer(name, status);
    }

    private PeerList watch(boolean live) {
        CompletionStage<PeerList> stage = rig.client.peers("b", 10);
        rig.loop.run();
        answerPeers(live);
        return rig.done(stage);
    }

    private void answerPeers(boolean live) {
        rig.say(new Reply.Peers(rig.connection.last(Request.ListPeers.class).id(), 7, live, List.of(peer("bob", Status.AVAILABLE))));
    }

    private void reconnect(boolean resumed) {
        rig.connection.lose(CloseReason.Kind.FAILED);
        rig.loop.advance(Duration.ofMillis(500));
        rig.welcomed();
        rig.events.clear();
        rig.say(rig.loggedIn(rig.connection.last(Request.Resume.class).id(), resumed, "token-2"));
    }

    @Test
    void listsWhoIsOnline() {
        assertThat(watch(true)).isEqualTo(new PeerList(List.of(BOB), 7, true));
        Request.ListPeers request = rig.connection.last(Request.ListPeers.class);
        assertThat(request.query()).isEqualTo("b");
        assertThat(request.limit()).isEqualTo(10);
    }

    @Test
    void refusesALimitThatNoServerTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> rig.client.peers("", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> rig.client.peers("", 501)).withMessageContaining("501");
    }

    @Test
    void tellsChangesButOnesOwn() {
        rig.say(new Reply.Presence(true, List.of(peer("Alice", Status.BUSY), peer("bob", Status.BUSY), peer("carol", Status.OFFLINE))));
        rig.say(new Reply.Presence(true, List.of(peer("alice", Status.BUSY))));
        assertThat(rig.events).containsExactly(
                new PresenceChanged(List.of(new Peer("bob", Peer.Status.BUSY), new Peer("carol", Peer.Status.OFFLINE)), true));
    }

    @Test
    void tellsThatNoMoreWillBeTold() {
        rig.say(new Reply.Presence(false, List.of()));
        assertThat(rig.events).containsExactly(new PresenceChanged(List.of(), false));
    }

    @Test
    void asksAgainAfterAFreshLogin() {
        watch(true);
        reconnect(false);
        assertThat(rig.connection.last(Request.ListPeers.class).query()).isEqualTo("b");
        answerPeers(true);
        assertThat(rig.eventNames()).containsExactly("LoggedIn", "PresenceChanged");
        assertThat(rig.events(PresenceChanged.class)).containsExactly(new PresenceChanged(List.of(BOB), true));
    }

    @Test
    void asksAgainForAllThatIsWatchedAfterAQuestionAboutOneUser() {
        watch(true);
        rig.client.peers("Bob", 1);
        rig.loop.run();
        answerPeers(true);
        reconnect(false);
        assertThat(rig.connection.last(Request.ListPeers.class).query()).isEqualTo("b");
        assertThat(rig.connection.last(Request.ListPeers.class).limit()).isEqualTo(10);
    }

    @Test
    void saysSoWhenItCannotAskAgain() {
        watch(true);
        reconnect(false);
        rig.say(Rig.error(rig.connection.last(Request.ListPeers.class).id(), "rate-limited", 1_000));
        assertThat(rig.events(PresenceChanged.class)).containsExactly(new PresenceChanged(List.of(), false));
    }

    @Test
    void asksAgainWhenTheSessionGoesOnSinceAChangeMayHaveGoneWithTheConnection() {
        watch(true);
        reconnect(true);
        assertThat(rig.connection.last(Request.ListPeers.class).query()).isEqualTo("b");
        answerPeers(true);
        assertThat(rig.events(PresenceChanged.class)).containsExactly(new PresenceChanged(List.of(BOB), true));
    }

    @Test
    void doesNotAskAgainWhenNothingWasLive() {
        watch(false);
        reconnect(false);
        assertThat(rig.connection.sent(Request.ListPeers.class)).isEmpty();
    }

    @Test
    void announcesEachChangeOfItsOwnOnce() {
        rig.client.busy(false);
        rig.client.busy(true);
        rig.client.busy(true);
        rig.client.busy(false);
        rig.loop.run();
        assertThat(rig.connection.sent(Request.SetStatus.class)).extracting(Request.SetStatus::status).containsExactly(Status.BUSY, Status.AVAILABLE);
    }

    @Test
    void announcesItAgainAfterAFreshLogin() {
        rig.client.busy(true);
        rig.loop.run();
        reconnect(false);
        assertThat(rig.connection.sent(Request.SetStatus.class)).extracting(Request.SetStatus::status).containsExactly(Status.BUSY);
    }

    @Test
    void announcesWhatChangedWhileItWasAway() {
        rig.client.busy(true);
        rig.loop.run();
        rig.connection.lose(CloseReason.Kind.FAILED);
        rig.loop.run();
        rig.client.busy(false);
        rig.loop.advance(Duration.ofMillis(500));
        rig.welcomed();
        rig.say(rig.loggedIn(rig.connection.last(Request.Resume.class).id(), true, "token-2"));
        assertThat(rig.connection.sent(Request.SetStatus.class)).extracting(Request.SetStatus::status).containsExactly(Status.AVAILABLE);
    }

    @Test
    void announcesNothingWhenASessionGoesOnInWhichNothingWas() {
        reconnect(true);
        assertThat(rig.connection.sent(Request.SetStatus.class)).isEmpty();
    }

    @Test
    void announcesItWhenASessionOfAnEarlierProcessGoesOn() {
        Rig other = new Rig(folder).connected();
        other.client.resume("token-0");
        other.loop.run();
        other.say(other.loggedIn(other.connection.last(Request.Resume.class).id(), true, "token-1"));
        assertThat(other.connection.sent(Request.SetStatus.class)).hasSize(1);
    }
}
