package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingEvent.Connected;
import org.parley.signaling.SignalingEvent.Disconnected;
import org.parley.signaling.SignalingEvent.LoggedIn;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Standing;

/** What one provider leaves, the next one takes up; and a server that is to be reached another way is. */
class HandOverTest {
    private static final URI OTHER = URI.create("tls://other.example:7443");

    @TempDir
    Path folder;

    private Standing handOver(Rig rig) {
        return rig.done(rig.client.handOver());
    }

    @Test
    void theSuccessorResumesTheSessionAndAsksAgainWhoIsThere() {
        Rig before = new Rig(folder).loggedIn();
        CompletionStage<?> asked = before.client.peers("b", 10);
        before.loop.run();
        before.say(new Reply.Peers(before.connection.last(Request.ListPeers.class).id(), 0, true, List.of()));
        before.done(asked);

        Standing standing = handOver(before);
        assertThat(before.connection.finished).isTrue();
        assertThat(before.connection.sent(Request.Logout.class)).as("the session lives on").isEmpty();
        assertThat(before.events(Disconnected.class)).singleElement().extracting(Disconnected::reason).isEqualTo(DisconnectReason.TRANSPORT_STOPPED);
        before.client.deactivate();
        assertThat(before.events(Disconnected.class)).as("told once").hasSize(1);

        Rig after = new Rig(folder);
        after.client.goOn(standing);
        after.client.busy(true);
        after.loop.run();
        assertThat(after.client.state()).isEqualTo(SignalingState.RECONNECTING);
        assertThat(after.client.session()).contains(standing.session());
        assertThat(after.client.server()).contains(Rig.SERVER);
        after.welcomed();
        Request.Resume resume = after.connection.last(Request.Resume.class);
        assertThat(resume.token()).isEqualTo("token-1");
        after.say(after.loggedIn(resume.id(), true, "token-2"));
        assertThat(after.events(LoggedIn.class)).singleElement().extracting(LoggedIn::resumed).isEqualTo(true);
        assertThat(after.connection.last(Request.ListPeers.class).query()).isEqualTo("b");
        assertThat(after.connection.last(Request.SetStatus.class).status().name()).isEqualTo("BUSY");
        after.client.deactivate();
    }

    @Test
    void aProviderThatIsTakenUpAgainIsHeardAgain() {
        Rig rig = new Rig(folder).loggedIn();
        Standing standing = handOver(rig);
        List<SignalingEvent> heard = new ArrayList<>();
        rig.client.subscribe(heard::add);
        rig.client.goOn(standing);
        rig.loop.run();
        rig.welcomed();
        rig.say(rig.loggedIn(rig.connection.last(Request.Resume.class).id(), true, "token-2"));
        assertThat(heard).hasAtLeastOneElementOfType(Connected.class).hasAtLeastOneElementOfType(LoggedIn.class);
        rig.client.deactivate();
    }

    @Test
    void aServerThatIsAwayIsSoughtByTheSuccessorUntilItIsBack() {
        Rig before = new Rig(folder).loggedIn();
        Standing standing = handOver(before);
        Rig after = new Rig(folder);
        after.client.goOn(standing);
        after.loop.run();
        after.transport.last().fail(org.parley.transport.TransportException.Kind.UNREACHABLE);
        after.loop.run();
        after.loop.advance(java.time.Duration.ofSeconds(2));
        after.welcomed();
        assertThat(after.client.isConnected()).isTrue();
        after.client.deactivate();
        before.client.deactivate();
    }

    @Test
    void whoWasNotConnectedIsNotConnected() {
        Rig before = new Rig(folder);
        Standing standing = handOver(before);
        assertThat(before.events).isEmpty();
        Rig after = new Rig(folder);
        after.client.goOn(standing);
        after.loop.run();
        assertThat(after.transport.attempts).isEmpty();
        assertThat(after.client.state()).isEqualTo(SignalingState.DISCONNECTED);
        before.client.deactivate();
        after.client.deactivate();
    }

    @Test
    void aFirstAttemptThatIsUnderWayFails() {
        Rig rig = new Rig(folder);
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        Standing standing = handOver(rig);
        assertThat(rig.failure(stage).kind()).isEqualTo(SignalingException.Kind.NOT_CONNECTED);
        assertThat(standing.sought()).isFalse();
        rig.client.deactivate();
    }

    @Test
    void anotherAddressByConfigurationMovesTheConnectionAtOnceAndTheLoginWithIt() {
        Rig rig = new Rig(folder).loggedIn();
        FakeConnection before = rig.connection;
        rig.client.modified(Configs.with(Map.of("via", OTHER.toString())));
        rig.loop.run();
        assertThat(before.finished).isTrue();
        assertThat(rig.transport.last().uri).as("without a delay").isEqualTo(OTHER);
        rig.welcomed();
        rig.say(rig.loggedIn(rig.connection.last(Request.Resume.class).id(), true, "token-2"));
        assertThat(rig.events(Connected.class)).extracting(Connected::server).containsExactly(OTHER);
        assertThat(rig.client.state()).isEqualTo(SignalingState.LOGGED_IN);
        assertThat(rig.client.server()).as("the same server for history and settings").contains(Rig.SERVER);

        rig.client.modified(Configs.with(Map.of()));
        rig.loop.run();
        assertThat(rig.transport.last().uri).isEqualTo(Rig.SERVER);
        rig.client.deactivate();
    }

    @Test
    void valuesThatConcernNoAddressMoveNothing() {
        Rig rig = new Rig(folder).loggedIn();
        rig.client.modified(Configs.with(Map.of("requestTimeoutMillis", 500)));
        rig.client.modified(Configs.with(Map.of("via", "http://example.org")));
        rig.loop.run();
        assertThat(rig.events).isEmpty();
        assertThat(rig.client.isConnected()).isTrue();
        rig.client.deactivate();
    }
}
