package org.parley.signaling.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.parley.protocol.PeerMessage;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Standing;
import org.parley.signaling.Subscription;

/** The bundle that connects is updated, and nobody who holds the client notices more than a connection that is sought again. */
class LastingClientTest {
    private static final URI SERVER = URI.create("tls://server.example:7443");
    private static final SignalingEvent EVENT = new SignalingEvent.Disconnected(DisconnectReason.TRANSPORT_STOPPED, "");
    private static final PeerMessage MESSAGE = new PeerMessage.Bye(1, "alice", "bob", "call-1", "hangup");

    private final Session session = new Session("alice", "token", 1, List.of());
    private final Standing standing = new Standing(SERVER, true, session, new Standing.Watched("", 100));
    private final LastingClient client = new LastingClient(Duration.ofSeconds(60));
    private final FakeProvider first = new FakeProvider();
    private final FakeProvider second = new FakeProvider();
    private final List<SignalingEvent> heard = new ArrayList<>();

    @Test
    void aSuccessorGoesOnWhereTheOneBeforeStoodAndSubscribersStay() {
        Subscription subscription = client.subscribe(heard::add);
        client.bind(first);
        assertThat(first.begun).isEqualTo(Standing.NONE);
        first.tell(EVENT);
        assertThat(heard).hasSize(1);

        first.leaves = standing;
        client.unbind(first);
        assertThat(first.subscribers).as("until it has handed over").hasSize(1);
        assertThat(client.session()).contains(session);
        assertThat(client.server()).contains(SERVER);
        assertThat(client.state()).isEqualTo(SignalingState.RECONNECTING);
        assertThat(client.isConnected()).isFalse();

        client.bind(second);
        assertThat(second.begun).isEqualTo(standing);
        assertThat(client.state()).isEqualTo(SignalingState.LOGGED_IN);
        assertThat(first.subscribers).isEmpty();
        second.tell(EVENT);
        assertThat(heard).hasSize(2);

        subscription.close();
        second.tell(EVENT);
        assertThat(heard).hasSize(2);
    }

    @Test
    void whatIsAskedWhileOneHandsOverIsForTheNext() {
        client.bind(first);
        first.whileHandingOver = () -> client.connect(SERVER);
        client.unbind(first);
        client.bind(second);
        assertThat(first.asked).containsExactly("busy false", "hand over");
        assertThat(second.asked).contains("connect " + SERVER);
    }

    @Test
    void aNewerOneThatComesBeforeTheOlderGoesTakesOverAtOnce() {
        client.bind(first);
        first.leaves = standing;
        client.bind(second);
        assertThat(second.begun).isEqualTo(standing);
        client.unbind(first);
        assertThat(first.asked).containsOnlyOnce("hand over");
        client.busy(true);
        assertThat(second.asked).endsWith("busy true").doesNotContain("hand over");
    }

    @Test
    void whatIsAskedMeanwhileWaitsForTheSuccessor() throws Exception {
        CompletableFuture<Void> logout = client.logout().toCompletableFuture();
        client.busy(true);
        client.trust(new ServerCertificate("server.example", 7443, "AB"));
        assertThat(logout).isNotDone();
        client.bind(first);
        logout.get(30, TimeUnit.SECONDS);
        assertThat(first.asked).contains("logout", "busy true", "trust");
    }

    @Test
    void aRefusalThatWasWaitedForIsToldAsItIs() {
        first.refusal = new SignalingException(Kind.TIMEOUT, "no answer", null);
        CompletableFuture<Session> login = client.login("alice", "secret").toCompletableFuture();
        client.bind(first);
        assertThat(catchThrowableOfType(ExecutionException.class, () -> login.get(30, TimeUnit.SECONDS))).hasCause(first.refusal);
    }

    @Test
    void withoutASuccessorRequestsFailInWords() {
        LastingClient impatient = new LastingClient(Duration.ofMillis(1));
        CompletableFuture<Void> connect = impatient.connect(SERVER).toCompletableFuture();
        assertThat(catchThrowableOfType(ExecutionException.class, () -> connect.get(30, TimeUnit.SECONDS)).getCause())
            .isInstanceOfSatisfying(SignalingException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_CONNECTED)).hasMessageContaining("signaling.client");
        assertThat(catchThrowable(() -> impatient.send(MESSAGE))).isInstanceOf(SignalingException.class);
    }

    @Test
    void whoDisconnectsMeanwhileStaysDisconnected() {
        client.bind(first);
        first.leaves = standing;
        client.unbind(first);
        client.disconnect();
        assertThat(client.state()).isEqualTo(SignalingState.DISCONNECTED);
        client.bind(second);
        assertThat(second.begun).isEqualTo(standing.withoutConnection());
    }

    @Test
    void whileOneHandsOverNobodyElseWaitsAndWhoDisconnectsStaysDisconnected() {
        client.bind(first);
        first.leaves = standing;
        first.whileHandingOver = () -> CompletableFuture.runAsync(() -> {
            client.subscribe(heard::add);
            client.trust(new ServerCertificate("server.example", 7443, "AB"));
            client.disconnect();
        }).orTimeout(30, TimeUnit.SECONDS).join();
        client.bind(second);
        assertThat(second.begun).isEqualTo(standing.withoutConnection());
        assertThat(second.asked).contains("trust");
        second.tell(EVENT);
        assertThat(heard).hasSize(1);
    }

    @Test
    void oneThatHangsIsSucceededAllTheSame() {
        client.bind(first);
        first.leaves = standing;
        first.hangs = true;
        client.bind(second);
        assertThat(second.begun.server()).isEqualTo(SERVER);
        assertThat(second.begun.session()).isEqualTo(session);
        assertThat(second.begun.sought()).isTrue();
    }
}
