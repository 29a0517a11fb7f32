package org.parley.signaling.client.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscribers. Events are told on the loop; any thread may subscribe. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    Subscription subscribe(Consumer<SignalingEvent> consumer) {
        Subscriber subscriber = new Subscriber(consumer);
        subscribers.add(subscriber);
        return () -> {
            subscriber.closed = true;
            subscribers.remove(subscriber);
        };
    }

    void emit(SignalingEvent event) {
        LOG.debug("{}", event);
        for (Subscriber subscriber : subscribers) {
            if (!closed && !subscriber.closed) {
                tell(subscriber, event);
            }
        }
    }

    /** What is new is told again, to those who have subscribed since. */
    void open() {
        closed = false;
    }

    /** Nothing is told any more. */
    void close() {
        closed = true;
        subscribers.clear();
    }

    private static void tell(Subscriber subscriber, SignalingEvent event) {
        try {
            subscriber.consumer.accept(event);
        } catch (RuntimeException | Error e) { // of a full heap, too: what follows may be the way back to the server
            LOG.error("a subscriber failed at {}", event.getClass().getSimpleName(), e);
        }
    }

    private static final class Subscriber {
        private final Consumer<SignalingEvent> consumer;
        private volatile boolean closed;

        Subscriber(Consumer<SignalingEvent> consumer) {
            this.consumer = consumer;
        }
    }
}
