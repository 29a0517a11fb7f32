package org.parley.call.internal;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The media links that hold something, so that one captures only after the one before has let go of the devices, and the end can wait for all. Any thread may call. */
final class Links {
    private final Set<CompletableFuture<Void>> open = ConcurrentHashMap.newKeySet();
    private CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);

    /** A new link enters, which will complete {@code freed}; returns that of the link before it. */
    synchronized CompletableFuture<Void> enter(CompletableFuture<Void> freed) {
        open.add(freed);
        freed.whenComplete((done, failed) -> open.remove(freed));
        CompletableFuture<Void> before = latest;
        latest = freed;
        return before;
    }

    /** How many hold something. */
    int size() {
        return open.size();
    }

    /** Completes when everything that was entered so far is freed. */
    CompletableFuture<Void> allFreed() {
        return CompletableFuture.allOf(open.toArray(CompletableFuture[]::new));
    }
}
