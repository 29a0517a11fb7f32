package org.parley.media.channel;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.parley.media.DataChannelListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener of one data channel what happens, in order, one call after another, on a thread that is lent while there is something to tell. A listener that blocks
 * holds up nothing but its channel. Nothing is told before {@link #begin}. Any thread may call; nothing blocks.
 *
 * <p>The inbox does not bound what waits: its owner counts what it puts in by {@link #cost} and is told of what has been taken out.
 */
public final class ChannelInbox {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelInbox.class);
    private static final int OVERHEAD_BYTES = 128;

    private record News(int cost, Consumer<DataChannelListener> what) {}

    private final Executor threads;
    private final IntConsumer taken;
    private final Deque<News> waiting = new ArrayDeque<>();
    private DataChannelListener listener;
    private boolean begun;
    private boolean telling;
    private boolean ended;

    /**
     * For one channel.
     *
     * @param threads lends threads, as many as are wanted
     * @param taken   is told the cost of each message that has been told or dropped, on any thread
     */
    public ChannelInbox(Executor threads, IntConsumer taken) {
        this.threads = threads;
        this.taken = taken;
    }

    /** What a message costs in memory while it waits, in bytes: more than it is long, so that empty ones are bounded as well. */
    public static int cost(int bytes) {
        return bytes + OVERHEAD_BYTES;
    }

    /** Whether a channel may be called so: 1 to 64 characters, and not as the channel of texts. */
    public static boolean isLabel(String label) {
        return !label.isEmpty() && label.length() <= 64 && !label.equals("parley");
    }

    /**
     * As {@link #isLabel}, for what a caller asks for.
     *
     * @throws IllegalArgumentException when it may not
     */
    public static void checkLabel(String label) {
        if (!isLabel(label)) {
            throw new IllegalArgumentException("the label of a data channel has 1 to 64 characters and is not parley, but this one is '" + label + "'");
        }
    }

    /** Who is told from now on. */
    public synchronized void listener(DataChannelListener newListener) {
        listener = newListener;
    }

    /** Begins to tell, also what came before; without a listener all is dropped. */
    public void begin() {
        synchronized (this) {
            begun = true;
        }
        lend();
    }

    /** Messages can be sent. */
    public void opened() {
        put(new News(0, DataChannelListener::onOpen), false);
    }

    /** A message has come. It is kept, not copied. */
    public void message(byte[] message) {
        put(new News(cost(message.length), to -> to.onMessage(ByteBuffer.wrap(message).asReadOnlyBuffer())), false);
    }

    /** What was queued to be sent has shrunk. */
    public void drained() {
        put(new News(0, DataChannelListener::onDrained), false);
    }

    /** The channel has ended; what waits is told before. Later news are dropped. */
    public void closed() {
        put(new News(0, DataChannelListener::onClosed), true);
    }

    /** The channel has ended, and what waits is of no interest any more. Later news are dropped. */
    public void abandoned() {
        int dropped;
        synchronized (this) {
            if (ended) {
                return;
            }
            dropped = waiting.stream().mapToInt(News::cost).sum();
            waiting.clear();
        }
        taken.accept(dropped);
        closed();
    }

    private void put(News news, boolean last) {
        boolean kept;
        synchronized (this) {
            kept = !ended;
            ended |= last;
            if (kept) {
                waiting.add(news);
            }
        }
        if (kept) {
            lend();
        } else {
            taken.accept(news.cost);
        }
    }

    private void lend() {
        synchronized (this) {
            if (telling || !begun || waiting.isEmpty()) {
                return;
            }
            telling = true;
        }
        threads.execute(this::tell);
    }

    private void tell() {
        for (News news = next(); news != null; news = next()) {
            DataChannelListener to = current();
            if (to != null) {
                tell(news, to);
            }
            taken.accept(news.cost);
        }
    }

    private synchronized News next() {
        News news = waiting.poll();
        telling = news != null;
        return news;
    }

    private synchronized DataChannelListener current() {
        return listener;
    }

    private static void tell(News news, DataChannelListener to) {
        try {
            news.what.accept(to);
        } catch (Exception | LinkageError | AssertionError e) {
            LOG.warn("a listener of a data channel failed", e);
        }
    }
}
