package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;

/** A client in real time, and what it tells. */
final class LiveClient implements AutoCloseable {
    final SignalingComponent client;
    final BlockingQueue<SignalingEvent> events = new LinkedBlockingQueue<>();

    LiveClient(Path folder) {
        KnownServers known = new KnownServers(new KnownServersFile(folder));
        client = new SignalingComponent(new ThreadLoop(), () -> 0.1, known, "parley/test", Configs.with(Map.of()), Set::of);
        client.subscribe(events::add);
    }

    static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    static SignalingException failure(CompletionStage<?> stage) {
        return (SignalingException) catchThrowableOfType(ExecutionException.class, () -> done(stage)).getCause();
    }

    /** The next event, which must be of that type. */
    <T extends SignalingEvent> T next(Class<T> type) throws InterruptedException {
        SignalingEvent event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(type);
        return type.cast(event);
    }

    /** The next event of that type; what comes before it is passed over. */
    <T extends SignalingEvent> T await(Class<T> type) throws InterruptedException {
        while (true) {
            SignalingEvent event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("waiting for " + type.getSimpleName()).isNotNull();
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    @Override
    public void close() {
        client.deactivate();
    }
}
