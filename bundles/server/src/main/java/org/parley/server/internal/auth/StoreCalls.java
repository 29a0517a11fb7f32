package org.parley.server.internal.auth;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException;
import org.parley.server.internal.ServerTime;

/**
 * Where calls of the {@link UserStore} run, so that no event loop waits for a disk or a hash: those that hash on one pool, the others on another, both bounded.
 * The store may come and go; each job asks for it. Thread-safe.
 */
public final class StoreCalls {
    private final Supplier<UserStore> store;
    private final Pools pools;
    private volatile long maxWaitMillis;
    private final ServerTime time;
    /** For each there is a task on {@code hashing}, which takes the one whose turn it is then; a task may find none. */
    private final FairQueue<Waiting> waiting = new FairQueue<>(Waiting::isOver);
    private volatile Key key;

    /** Where calls run: {@code hashing} for those that hash a password, {@code outcomes} for what comes of that, {@code looking} for all others. Bounded, and their owner's. */
    public record Pools(Executor hashing, Executor outcomes, Executor looking) {}

    /** The token key of a store; another store has another one. */
    private record Key(UserStore store, byte[] bytes) {}

    /**
     * Runs jobs on pools.
     *
     * @param store         gives null while there is none
     * @param maxWaitMillis how long a job waits for a place on {@code hashing}
     */
    public StoreCalls(Supplier<UserStore> store, Pools pools, long maxWaitMillis, ServerTime time) {
        this.store = store;
        this.pools = pools;
        this.maxWaitMillis = maxWaitMillis;
        this.time = time;
    }

    /** From now on a job waits for a place at most that long; one that waits already, as long as it was to. */
    public void adopt(long waitMillis) {
        maxWaitMillis = waitMillis;
    }

    /** What waits for a thread that hashes: one of both is run, whichever is claimed first. */
    private final class Waiting {
        private final Runnable job;
        private final Runnable refused;
        private final BooleanSupplier gone;
        private final AtomicBoolean claimed = new AtomicBoolean();
        private final ServerTime.Timer timer;

        Waiting(Runnable job, Runnable refused, BooleanSupplier gone) {
            this.job = job;
            this.refused = refused;
            this.gone = gone;
            timer = time.after(maxWaitMillis, () -> claim(refused));
        }

        void run() {
            timer.cancel();
            claim(job);
        }

        void refuse() {
            timer.cancel();
            claim(refused);
        }

        boolean isOver() {
            return claimed.get() || gone.getAsBoolean();
        }

        private void claim(Runnable task) {
            if (claimed.compareAndSet(false, true) && !gone.getAsBoolean()) {
                task.run();
            }
        }
    }

    /**
     * Runs {@code job} on the pool that hashes, or {@code refused} on the timer thread when it waited too long, or when too many wait and no owner has more of them. Owners take turns:
     * whoever has many jobs holds up his own, and those of another by one at a time. Neither is run once {@code gone}, which takes no lock, says that nobody waits for it.
     */
    public void hash(String owner, Runnable job, Runnable refused, BooleanSupplier gone) {
        waiting.add(owner, new Waiting(job, refused, gone));
        submit(pools.hashing(), () -> present(waiting.next(), Waiting::run), () -> present(waiting.tooMuch(), Waiting::refuse));
    }

    private static void present(Waiting one, Consumer<Waiting> action) {
        if (one != null) {
            action.accept(one);
        }
    }

    /** Runs {@code job} on the pool that does not hash, or {@code refused} on the timer thread when there is no place. */
    public void look(Runnable job, Runnable refused) {
        submit(pools.looking(), job, refused);
    }

    /** Runs what comes of a hash where nobody has to wait for a thread that hashes, which gives its processor to all others; on that one itself where there is no place. */
    public void outcome(Runnable job) {
        try {
            pools.outcomes().execute(job);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            job.run();
        }
    }

    private void submit(Executor executor, Runnable job, Runnable refused) {
        try {
            executor.execute(job);
        } catch (RejectedExecutionException | OutOfMemoryError e) { // or there is no thread to be had
            time.soon(refused);
        }
    }

    /** The store of this moment. */
    public UserStore store() throws UserStoreException {
        UserStore current = store.get();
        if (current == null) {
            throw new UserStoreException(UserStoreException.Kind.UNAVAILABLE, "no store of accounts is running", null);
        }
        return current;
    }

    /** The key that {@code current} has tokens signed with. */
    public byte[] tokenKey(UserStore current) throws UserStoreException {
        Key known = key;
        if (known == null || known.store != current) {
            known = new Key(current, current.tokenKey());
            key = known;
        }
        return known.bytes;
    }
}
