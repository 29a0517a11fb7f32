package org.parley.server.internal;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.parley.server.Figure;
import org.parley.server.internal.auth.StoreCalls;

/**
 * The threads that ask the store of accounts: some hash passwords, as many do what comes of that, others look accounts up. As many of each, and as much that waits for those that hash, as the
 * configuration says. Thread-safe.
 */
final class StoreThreads implements AutoCloseable {
    private static final int LOOK_QUEUE = 20_000;

    private final WaitingTasks waitingToHash;
    private final ThreadPoolExecutor hashing;
    private final ThreadPoolExecutor outcomes;
    private final ThreadPoolExecutor looking;

    StoreThreads(ServerConfig config) {
        waitingToHash = new WaitingTasks(config.hashQueue());
        hashing = pool(hashThreads(config), waitingToHash, new LongTurns(new ServerThreads("hash"), LongTurns.HASH_NANOS));
        outcomes = pool(hashThreads(config), new WaitingTasks(LOOK_QUEUE), new LongTurns(new ServerThreads("login"), LongTurns.OUTCOME_NANOS));
        looking = pool(config.storeThreads(), new WaitingTasks(LOOK_QUEUE), new ServerThreads("store"));
    }

    private static int hashThreads(ServerConfig config) {
        return config.hashThreads() > 0 ? config.hashThreads() : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    private static ThreadPoolExecutor pool(int threads, WaitingTasks waiting, ThreadFactory factory) {
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, waiting, factory);
    }

    /** What waits for a thread. */
    private static final class WaitingTasks extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1L;
        private int capacity;

        WaitingTasks(int capacity) {
            this.capacity = capacity;
        }

        synchronized void capacity(int tasks) {
            capacity = tasks;
        }

        @Override
        public synchronized boolean offer(Runnable task) {
            return size() < capacity && super.offer(task);
        }

        synchronized int limit() {
            return capacity;
        }
    }

    /** From now on another configuration holds; nothing that waits or is under way is dropped. */
    void adopt(ServerConfig config) {
        waitingToHash.capacity(config.hashQueue());
        resize(hashing, hashThreads(config));
        resize(outcomes, hashThreads(config));
        resize(looking, config.storeThreads());
        start();
    }

    private static void resize(ThreadPoolExecutor pool, int threads) {
        pool.setCorePoolSize(Math.min(threads, pool.getMaximumPoolSize()));
        pool.setMaximumPoolSize(threads);
        pool.setCorePoolSize(threads);
    }

    /** Starts those that look accounts up: one that another thread starts has that one's turns and niceness. */
    void start() {
        looking.prestartAllCoreThreads();
    }

    StoreCalls.Pools pools() {
        return new StoreCalls.Pools(hashing, outcomes, looking);
    }

    Executor looking() {
        return looking;
    }

    /** What waits at the moment. */
    List<Figure> figures() {
        return List.of(
                Figure.Gauge.of("parley_hash_queue", "Passwords that wait to be hashed.", waitingToHash.size()),
                Figure.Gauge.of("parley_hash_queue_limit", "Passwords that may wait to be hashed.", waitingToHash.limit()),
                Figure.Gauge.of("parley_hash_running", "Passwords that are being hashed.", hashing.getActiveCount()),
                Figure.Gauge.of("parley_store_queue", "Look-ups of accounts that wait.", looking.getQueue().size()));
    }

    @Override
    public void close() {
        hashing.shutdownNow();
        outcomes.shutdownNow();
        looking.shutdownNow();
    }
}
