package org.parley.call.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;

/** One end of a data channel; its messages arrive one by one, as long as the net lets bytes pass. */
final class FakeChannel implements DataChannel {
    private static final long LOW = 256 * 1024;
    private static final long MOST = 4 * 1024 * 1024;

    final FakeSession session;
    private final FakeNet net;
    private final String label;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private DataChannelListener listener;
    private FakeChannel other;
    private boolean open;
    private boolean closing;
    boolean closed;
    private boolean moving;
    private long buffered;
    /** The most that waited at a time. */
    long mostBuffered;
    /** Messages that were sent. */
    int sent;

    FakeChannel(FakeSession session, FakeNet net, String label, DataChannelListener listener) {
        this.session = session;
        this.net = net;
        this.label = label;
        this.listener = listener;
    }

    /** The other end appears, then this one is open. */
    void connect(FakeSession there) {
        other = new FakeChannel(there, net, label, null);
        other.other = this;
        other.open = true;
        there.channels.add(other);
        net.world.later(() -> {
            if (!closed && !there.closed) {
                there.listener.onChannel(other);
                net.world.later(() -> {
                    open = true;
                    if (!closed && listener != null) {
                        listener.onOpen();
                    }
                });
            }
        });
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public void listener(DataChannelListener now) {
        listener = now;
    }

    @Override
    public boolean send(ByteBuffer message) {
        if (message.remaining() > MOST_BYTES) {
            throw new IllegalArgumentException("too long");
        }
        if (!open || closing || closed || buffered > MOST) {
            return false;
        }
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        queue.add(bytes);
        sent++;
        buffered += bytes.length;
        mostBuffered = Math.max(mostBuffered, buffered);
        move();
        return true;
    }

    /** Takes the next message on its way. */
    void move() {
        if (!moving && !queue.isEmpty()) {
            moving = true;
            net.world.later(this::arrive);
        }
    }

    private void arrive() {
        moving = false;
        if (closed || queue.isEmpty() || queue.peek().length > net.channelBytes || net.cut) {
            return;
        }
        byte[] bytes = queue.poll();
        net.channelBytes -= bytes.length;
        long before = buffered;
        buffered -= bytes.length;
        if (other.listener != null && !other.closed) {
            other.listener.onMessage(ByteBuffer.wrap(net.tamper.apply(bytes)).asReadOnlyBuffer());
        }
        if (before > LOW && buffered <= LOW && listener != null) {
            listener.onDrained();
        }
        move();
        if (closing && queue.isEmpty()) {
            end();
        }
    }

    @Override
    public long bufferedBytes() {
        return buffered;
    }

    @Override
    public void close() {
        closing = true;
        if (queue.isEmpty()) {
            net.world.later(this::end);
        }
    }

    /** Ends on both sides. */
    void end() {
        for (FakeChannel one : new FakeChannel[] {this, other}) {
            if (one != null && !one.closed) {
                one.closed = true;
                if (one.listener != null) {
                    net.world.later(one.listener::onClosed);
                }
            }
        }
    }
}
