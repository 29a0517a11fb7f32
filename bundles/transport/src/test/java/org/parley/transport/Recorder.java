package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A listener that keeps what it is told, in order. */
public class Recorder implements ConnectionListener {
    private static final long PATIENCE_SECONDS = 15;

    /** The end of a batch. */
    public static final String BATCH_END = "<batch end>";
    /** The queue is empty. */
    public static final String DRAINED = "<drained>";

    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private volatile Consumer<Frame> onMessage = frame -> { };

    /** Does something with each message as well, on the event loop. */
    public Recorder then(Consumer<Frame> action) {
        onMessage = action;
        return this;
    }

    /** A copy of what a frame holds. */
    public static String text(Frame frame) {
        return StandardCharsets.UTF_8.decode(frame.bytes()).toString();
    }

    @Override
    public void onMessage(Frame frame) {
        events.add(text(frame));
        onMessage.accept(frame);
    }

    @Override
    public void onBroken(FramingError error) {
        events.add(error);
    }

    @Override
    public void onBatchEnd() {
        events.add(BATCH_END);
    }

    @Override
    public void onDrained() {
        events.add(DRAINED);
    }

    @Override
    public void onClosed(CloseReason reason) {
        events.add(reason);
    }

    private Object next(boolean all) {
        try {
            for (;;) {
                Object event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("nothing was told within " + PATIENCE_SECONDS + " s");
                }
                if (all || event != BATCH_END && event != DRAINED) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next event of any kind. */
    public Object any() {
        return next(true);
    }

    /** The next event but batch ends and drains, which must be a message. */
    public String message() {
        Object event = next(false);
        assertThat(event).isInstanceOf(String.class);
        return (String) event;
    }

    /** Likewise a broken framing. */
    public FramingError broken() {
        Object event = next(false);
        assertThat(event).isInstanceOf(FramingError.class);
        return (FramingError) event;
    }

    /** Likewise the end; checks that nothing has been told after it. */
    public CloseReason closed() {
        Object event = next(false);
        assertThat(event).isInstanceOf(CloseReason.class);
        assertThat(events).isEmpty();
        return (CloseReason) event;
    }

    /** Skips messages; the end. */
    public CloseReason closedAfterAll() {
        Object event = next(false);
        while (!(event instanceof CloseReason)) {
            event = next(false);
        }
        assertThat(events).isEmpty();
        return (CloseReason) event;
    }

    /** Waits for a drain, skipping nothing but batch ends. */
    public void drained() {
        Object event = next(true);
        while (event == BATCH_END) {
            event = next(true);
        }
        assertThat(event).isSameAs(DRAINED);
    }

    /** The next event of any kind, or null when there is none within a little while. */
    public Object within(long millis) {
        try {
            return events.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What was told and not yet taken. */
    public int pending() {
        return events.size();
    }
}
