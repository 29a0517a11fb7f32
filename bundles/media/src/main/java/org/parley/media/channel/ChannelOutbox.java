package org.parley.media.channel;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.media.DataChannel;

/**
 * What one data channel was given to send and has not sent yet: counted, and bounded at 4 MiB. Messages are taken while the channel is open and nobody has closed it. Any thread may call;
 * nothing blocks.
 */
public final class ChannelOutbox {
    private static final long MOST_QUEUED = 4 * 1024 * 1024;
    private static final long DRAINED = 256 * 1024;

    private final Runnable drained;
    private final AtomicLong queued = new AtomicLong();
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private volatile boolean open;

    /**
     * For one channel, which is not open yet.
     *
     * @param drained is told that no more than 256 KiB are left of what was more, on the thread that calls {@link #left}
     */
    public ChannelOutbox(Runnable drained) {
        this.drained = drained;
    }

    /** Whether the channel itself is open. */
    public boolean isOpen() {
        return open;
    }

    /** The channel itself opens, or is no longer open. */
    public void open(boolean now) {
        open = now;
    }

    /** Whether nobody has closed the channel here. */
    public boolean isWanted() {
        return wanted.get();
    }

    /** Takes no more messages; true the first time. */
    public boolean close() {
        return wanted.getAndSet(false);
    }

    /**
     * Counts a message.
     *
     * @return a copy of what remains in {@code message}, to be sent, or nothing when it is refused, as {@link DataChannel#send} says
     * @throws IllegalArgumentException for more than {@link DataChannel#MOST_BYTES}
     */
    public Optional<byte[]> take(ByteBuffer message) {
        int bytes = message.remaining();
        if (bytes > DataChannel.MOST_BYTES) {
            throw new IllegalArgumentException("a message has at most " + DataChannel.MOST_BYTES + " bytes, this one has " + bytes);
        }
        if (!open || !wanted.get()) {
            return Optional.empty();
        }
        if (queued.addAndGet(bytes) > MOST_QUEUED) {
            queued.addAndGet(-bytes);
            return Optional.empty();
        }
        byte[] copy = new byte[bytes];
        message.duplicate().get(copy);
        return Optional.of(copy);
    }

    /** Bytes of what was taken have left. */
    public void left(long bytes) {
        long before = queued.getAndAdd(-bytes);
        if (before > DRAINED && before - bytes <= DRAINED) {
            drained.run();
        }
    }

    /** Bytes that were taken and have not left. */
    public long queuedBytes() {
        return queued.get();
    }

    /** Nothing leaves any more. */
    public void end() {
        open = false;
        wanted.set(false);
        queued.set(0);
    }
}
