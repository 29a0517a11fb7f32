package org.parley.server.users.internal;

import java.lang.ref.WeakReference;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/**
 * The memory of hashes that have ended, for those to come. Made anew for each, the megabytes of a hash would fill the young generation again and again, and everybody would wait
 * for its collection. A collection that finds nobody hashing frees it. Thread-safe.
 */
final class HashMemory {
    private final int blocks;
    private WeakReference<Deque<Argon2BytesGenerator.BlockPool>> spare = new WeakReference<>(null);

    /** For hashes of that cost; others use what fits. */
    HashMemory(Argon2Cost cost) {
        blocks = Argon2BytesGenerator.getBlockCount(cost.memoryKiB(), cost.parallelism());
    }

    /** Lends memory to {@code user} alone. */
    void lend(Consumer<Argon2BytesGenerator.BlockPool> user) {
        Deque<Argon2BytesGenerator.BlockPool> all = spare();
        Argon2BytesGenerator.BlockPool one = all.poll();
        if (one == null) {
            one = new Argon2BytesGenerator.FixedBlockPool(blocks);
        }
        user.accept(one);
        all.push(one);
    }

    private synchronized Deque<Argon2BytesGenerator.BlockPool> spare() {
        Deque<Argon2BytesGenerator.BlockPool> all = spare.get();
        if (all == null) {
            all = new ConcurrentLinkedDeque<>();
            spare = new WeakReference<>(all);
        }
        return all;
    }
}
