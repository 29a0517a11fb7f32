package org.parley.media.webrtc.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.parley.media.MediaException;

/** A session's operations, each begun on the native thread when the one before has ended. Their results are told on the listeners' thread. */
final class Operations {
    private final EngineThreads threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Set<CompletableFuture<?>> results = ConcurrentHashMap.newKeySet();
    private boolean busy;
    private volatile boolean closed;

    Operations(EngineThreads threads) {
        this.threads = threads;
    }

    /** Adds an operation. Any thread. */
    <T> CompletionStage<T> add(Supplier<CompletionStage<T>> operation) {
        CompletableFuture<T> result = new CompletableFuture<>();
        results.add(result);
        boolean posted = threads.run(() -> {
            waiting.add(() -> begin(operation, result));
            next();
        });
        if (closed || !posted) {
            fail(result);
        }
        return result;
    }

    /** Fails all that have not ended, and all that are added from now on. Native thread only. */
    void close() {
        closed = true;
        waiting.clear();
        results.forEach(this::fail);
    }

    private void next() {
        if (!busy && !closed && !waiting.isEmpty()) {
            busy = true;
            waiting.remove().run();
        }
    }

    private <T> void begin(Supplier<CompletionStage<T>> operation, CompletableFuture<T> result) {
        CompletionStage<T> stage;
        try {
            stage = operation.get();
        } catch (Throwable e) {
            stage = CompletableFuture.failedStage(e);
        }
        stage.whenCompleteAsync((value, failure) -> {
            busy = false;
            end(result, value, failure);
            next();
        }, threads.natives());
    }

    private <T> void end(CompletableFuture<T> result, T value, Throwable failure) {
        results.remove(result);
        Runnable tell = () -> {
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(known(failure));
            }
        };
        if (!threads.event(tell)) {
            tell.run();
        }
    }

    private void fail(CompletableFuture<?> result) {
        end(result, null, new MediaException(MediaException.Kind.CLOSED, "the media session is closed", null));
    }

    private static Throwable known(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof MediaException ? cause : new MediaException(MediaException.Kind.FAILED, "WebRTC failed: " + cause, cause);
    }
}
