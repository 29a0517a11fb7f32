package org.parley.health;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings things to one listener, in order; made by {@link Couriers}. At most {@value #MOST} wait for one that does not come back; what comes on top is dropped. What a guest throws is logged; what one
 * of ours throws comes back to who calls. Any thread may call.
 *
 * @param <T> what is brought
 */
public final class Courier<T> implements Consumer<T>, AutoCloseable {
    static final int MOST = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Couriers couriers;
    private final Bundle guest;
    private final Consumer<T> listener;
    private final Queue<T> waiting = new ArrayDeque<>();
    private boolean running;
    private volatile boolean closed;
    private volatile String what = "";

    /** {@code guest} is null for a listener of ours. */
    Courier(Couriers couriers, Bundle guest, Consumer<T> listener) {
        this.couriers = couriers;
        this.guest = guest;
        this.listener = listener;
    }

    /** Brings it at once to one of ours; to a guest when its turn comes, on a thread of its own. */
    @Override
    public void accept(T thing) {
        if (guest == null) {
            if (!closed) {
                listener.accept(thing);
            }
            return;
        }
        synchronized (this) {
            if (closed || waiting.size() >= MOST) {
                return;
            }
            waiting.add(thing);
            if (!running) {
                running = couriers.lend(this::run);
            }
        }
    }

    /** Whether everything that was given has been brought. */
    public synchronized boolean isIdle() {
        return !running;
    }

    private void run() {
        for (T thing = next(); thing != null; thing = next()) {
            what = name(thing.getClass());
            Future<?> watching = couriers.watch(this, what);
            try {
                listener.accept(thing);
            } catch (RuntimeException | Error e) { // a foreign callback: whatever it throws is its own affair
                LOG.error("A listener of {} failed at {}", name(), what, e);
            } finally {
                if (watching != null) {
                    watching.cancel(false);
                }
                couriers.back(this);
            }
        }
    }

    private synchronized T next() {
        T thing = closed ? null : waiting.poll();
        running = thing != null;
        return thing;
    }

    private static String name(Class<?> type) {
        return type.isHidden() || type.isAnonymousClass() ? "an answer" : type.getSimpleName();
    }

    String name() {
        return guest.getSymbolicName() + " " + guest.getVersion();
    }

    String what() {
        return what;
    }

    /** Brings nothing more, but for a call that is under way. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
    }
}
