package org.parley.media.remote.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.channel.ChannelInbox;
import org.parley.media.remote.internal.message.Audience;
import org.parley.media.remote.internal.message.SessionRequest;

/** A data channel in the child. What is queued is counted here, from what was sent and what the child says has left; what was read is told to the child, which keeps back the rest. */
final class RemoteChannel implements DataChannel, Audience.ChannelFace {
    private static final long MOST_BUFFERED = 4 * 1024 * 1024;
    private static final long DRAINED = 256 * 1024;

    private final Child child;
    private final int session;
    private final int number;
    private final String label;
    private final ChannelInbox inbox;
    private final AtomicLong buffered = new AtomicLong();
    private long left;
    private volatile boolean open;
    private volatile boolean wanted = true;

    RemoteChannel(Child child, int session, int number, String label, Executor threads) {
        this.child = child;
        this.session = session;
        this.number = number;
        this.label = label;
        inbox = new ChannelInbox(threads, this::taken);
    }

    int session() {
        return session;
    }

    int number() {
        return number;
    }

    /** Begins to tell the listener. */
    void begin() {
        inbox.begin();
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public void listener(DataChannelListener listener) {
        inbox.listener(listener);
    }

    @Override
    public boolean send(ByteBuffer message) {
        int bytes = message.remaining();
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a message has at most " + MOST_BYTES + " bytes, this one has " + bytes);
        }
        if (!open || !wanted) {
            return false;
        }
        if (buffered.addAndGet(bytes) > MOST_BUFFERED) {
            buffered.addAndGet(-bytes);
            return false;
        }
        byte[] copy = new byte[bytes];
        message.duplicate().get(copy);
        child.order(new SessionRequest.Send(session, number, copy));
        return true;
    }

    @Override
    public long bufferedBytes() {
        return buffered.get();
    }

    @Override
    public void close() {
        if (wanted) {
            wanted = false;
            child.order(new SessionRequest.CloseChannel(session, number));
        }
    }

    @Override
    public void opened() {
        open = true;
        inbox.opened();
    }

    @Override
    public void arrived(byte[] message) {
        inbox.message(message);
    }

    /** On the thread that reads. */
    @Override
    public void left(long bytes) {
        long now = buffered.addAndGet(left - bytes);
        if (now <= DRAINED && now + bytes - left > DRAINED) {
            inbox.drained();
        }
        left = bytes;
    }

    @Override
    public void closed() {
        gone();
        inbox.closed();
    }

    /** The session has ended: the listener hears only of the end. */
    void abandon() {
        gone();
        inbox.abandoned();
    }

    private void gone() {
        open = false;
        wanted = false;
        buffered.set(0);
        child.faces().remove(this);
    }

    private void taken(int cost) {
        if (cost > 0) {
            child.order(new SessionRequest.Taken(session, number, cost));
        }
    }
}
