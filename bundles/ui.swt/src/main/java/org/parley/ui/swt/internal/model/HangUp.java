package org.parley.ui.swt.internal.model;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallService;
import org.parley.call.CallState;
import org.parley.signaling.Subscription;

/** Ends the call before its user leaves the server: once logged out nobody can tell the other side, where it would ring on. */
public final class HangUp {
    private static final int MOST_SECONDS = 1;

    private HangUp() {}

    /** Completes when there is no call any more, on whatever thread ends it, or after a second. Any thread may call; returns at once. */
    public static CompletableFuture<Void> all(Services services) {
        return CompletableFuture.allOf(services.calls().stream().map(HangUp::one).toArray(CompletableFuture[]::new));
    }

    private static CompletableFuture<Void> one(CallService calls) {
        Optional<Call> current = calls.current();
        if (current.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Subscription waiting = calls.subscribe(event -> {
            if (event instanceof CallEvent.StateChanged changed && changed.state() == CallState.ENDED) {
                ended.complete(null);
            }
        });
        current.get().hangUp();
        if (current.get().state() == CallState.ENDED) {
            ended.complete(null);
        }
        return ended.completeOnTimeout(null, MOST_SECONDS, TimeUnit.SECONDS).whenComplete((done, never) -> waiting.close());
    }
}
