package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.Party.failure;
import static org.parley.media.Party.get;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.media.MediaException;

class OperationsTest {
    private final EngineThreads threads = new EngineThreads();
    private final Operations operations = new Operations(threads);
    private final List<String> begun = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        threads.end(5_000);
    }

    @Test
    void oneBeginsWhenTheOneBeforeHasEnded() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<String> one = add("one", first);
        CompletionStage<String> two = add("two", CompletableFuture.completedFuture("2"));
        settle();
        assertThat(begun).containsExactly("one");
        first.complete("1");
        assertThat(get(one)).isEqualTo("1");
        assertThat(get(two)).isEqualTo("2");
        assertThat(begun).containsExactly("one", "two");
    }

    @Test
    void oneThatFailsOrThrowsLetsTheNextBegin() {
        CompletionStage<String> one = add("one", CompletableFuture.failedFuture(new IllegalStateException("broken")));
        CompletionStage<String> two = operations.add(() -> {
            throw new NullPointerException("gone");
        });
        CompletionStage<String> three = add("three", CompletableFuture.completedFuture("3"));
        assertThat(failure(one)).isEqualTo(MediaException.Kind.FAILED);
        assertThat(failure(two)).isEqualTo(MediaException.Kind.FAILED);
        assertThat(get(three)).isEqualTo("3");
    }

    @Test
    void closingFailsWhatRunsAndWhatWaitsAndWhatComes() throws Exception {
        CompletionStage<String> running = add("running", new CompletableFuture<>());
        CompletionStage<String> waiting = add("waiting", CompletableFuture.completedFuture("w"));
        threads.call(() -> {
            operations.close();
            return null;
        }, 5_000);
        CompletionStage<String> late = add("late", CompletableFuture.completedFuture("l"));
        assertThat(List.of(failure(running), failure(waiting), failure(late))).containsOnly(MediaException.Kind.CLOSED);
        assertThat(begun).containsExactly("running");
    }

    @Test
    void afterTheEndOfTheThreadsNothingHangs() {
        threads.end(5_000);
        assertThat(failure(add("late", CompletableFuture.completedFuture("l")))).isEqualTo(MediaException.Kind.CLOSED);
    }

    private CompletionStage<String> add(String name, CompletableFuture<String> result) {
        return operations.add(() -> {
            begun.add(name);
            return result;
        });
    }

    private void settle() throws MediaException {
        threads.call(() -> null, 5_000);
        threads.call(() -> null, 5_000);
    }
}
