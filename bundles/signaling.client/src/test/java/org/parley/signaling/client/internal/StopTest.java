package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingState;
import org.parley.signaling.Subscription;

class StopTest {
    @TempDir
    Path folder;

    @Test
    void closesGracefullyAndTellsNothingMore() {
        Rig rig = new Rig(folder).loggedIn();
        CompletionStage<?> pending = rig.client.peers("", 10);
        rig.loop.run();

        rig.client.deactivate();
        rig.client.deactivate();

        assertThat(rig.connection.finished).isTrue();
        assertThat(rig.failure(pending).kind()).isEqualTo(Kind.CONNECTION_LOST);
        rig.connection.say(Rig.bye(1));
        assertThat(rig.events).isEmpty();
        assertThat(rig.client.isConnected()).isFalse();
        assertThat(rig.client.state()).isEqualTo(SignalingState.DISCONNECTED);
        assertThat(catchThrowableOfType(SignalingException.class, () -> rig.client.send(Rig.bye(1))).kind()).isEqualTo(Kind.NOT_CONNECTED);
        assertThat(catchThrowableOfType(java.util.concurrent.ExecutionException.class, () -> rig.client.connect(Rig.SERVER).toCompletableFuture().get()))
                .hasCauseInstanceOf(SignalingException.class);
        rig.client.disconnect();
        rig.client.busy(true);
    }

    @Test
    void anAttemptThatComesTrueAfterwardsIsClosed() {
        Rig rig = new Rig(folder);
        CompletionStage<Void> stage = rig.client.connect(Rig.SERVER);
        rig.loop.run();
        rig.client.deactivate();
        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        assertThat(rig.transport.last().accept().open).isFalse();
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        ThreadLoop loop = new ThreadLoop();
        SignalingComponent client = component(loop);
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        loop.execute(() -> ran.complete(Thread.currentThread()));
        Thread thread = ran.get(10, TimeUnit.SECONDS);
        assertThat(thread.getName()).isEqualTo("parley-signaling-1");
        assertThat(thread.isDaemon()).isTrue();
        client.deactivate();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void aSubscriberThatBlocksDoesNotKeepTheConnectionOpen() throws Exception {
        ThreadLoop loop = new ThreadLoop();
        SignalingComponent client = component(loop);
        FakeTransport transport = new FakeTransport();
        client.addTransport(transport, FakeTransport.carries("tcp"));
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        client.subscribe(event -> {
            if (event instanceof SignalingEvent.Connected) {
                told.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        client.connect(Rig.SERVER);
        CompletableFuture<Void> handled = new CompletableFuture<>();
        loop.execute(() -> handled.complete(null));
        handled.get(10, TimeUnit.SECONDS);
        FakeConnection connection = transport.last().accept();
        connection.say(Rig.welcome());
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();

        client.deactivate();

        assertThat(connection.finished).isTrue();
        assertThat(client.isConnected()).isFalse();
    }

    @Test
    void canBeStoppedFromASubscriber() throws Exception {
        SignalingComponent client = component(new ThreadLoop());
        client.addTransport(new FakeTransport(), FakeTransport.carries("tcp"));
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        client.subscribe(event -> {
            client.deactivate();
            stopped.complete(null);
        });
        client.connect(Rig.SERVER);
        stopped.get(10, TimeUnit.SECONDS);
        assertThat(client.isConnected()).isFalse();
    }

    private SignalingComponent component(Loop loop) {
        KnownServers known = new KnownServers(new KnownServersFile(folder));
        return new SignalingComponent(loop, () -> 0.5, known, "parley/test", Configs.with(Map.of()), Set::of);
    }

    @Test
    void aSubscriberThatThrowsHarmsNobodyAndOneThatLeftHearsNothing() {
        Rig rig = new Rig(folder);
        rig.client.subscribe(event -> {
            throw new IllegalStateException("by the test");
        });
        List<SignalingEvent> later = new ArrayList<>();
        Subscription subscription = rig.client.subscribe(later::add);
        rig.connected();
        assertThat(later).isEqualTo(rig.events);
        subscription.close();
        rig.client.disconnect();
        rig.loop.run();
        assertThat(later).hasSize(rig.events.size() - 1);
    }

    @Test
    void aWrongConfigurationIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rig(folder, Map.of("connectTimeoutMillis", 5)))
                .withMessageContaining("connectTimeoutMillis is 5").withMessageContaining("100 to 120000");
    }

    @Test
    void aWrongConfigurationEditedLiveChangesNothing() {
        Rig rig = new Rig(folder).connected();
        rig.client.modified(Configs.with(Map.of("requestTimeoutMillis", -1)));
        CompletionStage<?> stage = rig.client.login("alice", "correct horse");
        rig.loop.advance(Duration.ofMillis(200));
        assertThat(stage.toCompletableFuture()).isNotDone();
    }

    @Test
    void aSubscriberMayEndAnotherOnesSubscription() {
        Rig rig = new Rig(folder);
        List<Subscription> other = new ArrayList<>();
        List<SignalingEvent> heard = new ArrayList<>();
        rig.client.subscribe(event -> other.get(0).close());
        other.add(rig.client.subscribe(heard::add));
        rig.connected();
        assertThat(heard).isEmpty();
    }
}
