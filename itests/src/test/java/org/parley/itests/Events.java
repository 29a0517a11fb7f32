package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Events as a subscriber hears them, to be waited for in order. */
final class Events<E> implements Consumer<E> {
    private static final long PATIENCE_SECONDS = 100;
    private final LinkedBlockingQueue<E> queue = new LinkedBlockingQueue<>();
    private final List<E> seen = new ArrayList<>();

    @Override
    public void accept(E event) {
        queue.add(event);
    }

    /** The first event still to come that is of this type and fits. */
    <T extends E> T await(Class<T> type, Predicate<T> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            for (;;) {
                E event = queue.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                assertThat(event).as("a %s among%n%s", type.getSimpleName(), seen).isNotNull();
                seen.add(event);
                if (type.isInstance(event) && wanted.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The first event of this type still to come. */
    <T extends E> T await(Class<T> type) {
        return await(type, e -> true);
    }

    /** Forgets what has come so far, and tells whether any of it was of this type. */
    boolean drain(Class<? extends E> type) {
        List<E> all = new ArrayList<>();
        queue.drainTo(all);
        seen.addAll(all);
        return all.stream().anyMatch(type::isInstance);
    }
}
