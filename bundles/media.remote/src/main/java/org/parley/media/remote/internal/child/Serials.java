package org.parley.media.remote.internal.child;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** Work for targets by number: that of one target one after another, that of different ones beside each other, that of 0 without any order. Any thread. */
final class Serials {
    private final Executor threads;
    private final Map<Integer, Deque<Runnable>> waiting = new HashMap<>();

    Serials(Executor threads) {
        this.threads = threads;
    }

    void execute(int target, Runnable work) {
        if (target == 0) {
            threads.execute(work);
            return;
        }
        synchronized (this) {
            Deque<Runnable> before = waiting.get(target);
            if (before != null) {
                before.add(work);
                return;
            }
            waiting.put(target, new ArrayDeque<>());
        }
        threads.execute(() -> run(target, work));
    }

    /** The work must not throw. */
    private void run(int target, Runnable first) {
        for (Runnable work = first; work != null; work = next(target)) {
            work.run();
        }
    }

    private synchronized Runnable next(int target) {
        Runnable next = waiting.get(target).poll();
        if (next == null) {
            waiting.remove(target);
        }
        return next;
    }
}
