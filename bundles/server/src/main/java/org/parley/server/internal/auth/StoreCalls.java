package org.parley.server.internal.auth;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Executor hashing;
    private final Executor looking;
    private final long maxWaitMillis;
    private final ServerTime time;
    private volatile Key key;

    /** The token key of a store; another store has another one. */
    private record Key(UserStore store, byte[] bytes) {}

    /**
     * Runs jobs on executors that belong to the caller.
     *
     * @param store         gives null while there is none
     * @param maxWaitMillis how long a job waits for a place on {@code hashing}
     */
    public StoreCalls(Supplier<UserStore> store, Executor hashing, Executor looking, long maxWaitMillis, ServerTime time) {
        this.store = store;
        this.hashing = hashing;
        this.looking = looking;
        this.maxWaitMillis = maxWaitMillis;
        this.time = time;
    }

    /** Runs {@code job} on the pool that hashes, or {@code refused} on the timer thread when there is no place or it waited too long. */
    public void hash(Runnable job, Runnable refused) {
        AtomicBoolean claimed = new AtomicBoolean();
        ServerTime.Timer timer = time.after(maxWaitMillis, () -> claim(claimed, refused));
        submit(hashing, () -> {
            timer.cancel();
            claim(claimed, job);
        }, () -> {
            timer.cancel();
            claim(claimed, refused);
        });
    }

    /** Runs {@code job} on the pool that does not hash, or {@code refused} on the timer thread when there is no place. */
    public void look(Runnable job, Runnable refused) {
        submit(looking, job, refused);
    }

    private static void claim(AtomicBoolean claimed, Runnable task) {
        if (claimed.compareAndSet(false, true)) {
            task.run();
        }
    }

    private void submit(Executor executor, Runnable job, Runnable refused) {
        try {
            executor.execute(job);
        } catch (RejectedExecutionException e) {
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
