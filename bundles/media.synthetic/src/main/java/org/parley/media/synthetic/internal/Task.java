package org.parley.media.synthetic.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.parley.media.MediaException;

/** Work for the thread of a session, with its outcome. */
record Task<T>(Callable<T> work, CompletableFuture<T> outcome) {
    Task(Callable<T> work) {
        this(work, new CompletableFuture<>());
    }

    void run() {
        try {
            outcome.complete(work.call());
        } catch (MediaException e) {
            outcome.completeExceptionally(e);
        } catch (Exception | Error e) {
            outcome.completeExceptionally(new MediaException(MediaException.Kind.FAILED, "the synthetic media engine failed: " + e, e));
        }
    }

    /** The session has ended before its turn. */
    void refuse() {
        outcome.completeExceptionally(new MediaException(MediaException.Kind.CLOSED, "the media session is closed; open another", null));
    }
}
