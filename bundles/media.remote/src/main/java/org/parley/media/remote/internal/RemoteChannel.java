package org.parley.media.remote.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.channel.ChannelInbox;
import org.parley.media.channel.ChannelOutbox;
import org.parley.media.remote.internal.message.Audience;
import org.parley.media.remote.internal.message.SessionRequest;

/** A data channel in the child. What is queued is counted here, from what was sent and what the child says has left; what was read is told to the child, which keeps back the rest. */
final class RemoteChannel implements DataChannel, Audience.ChannelFace {
    private final Child child;
    private final int session;
    private final int number;
    private final String label;
    private final ChannelInbox inbox;
    private final ChannelOutbox outbox;
    private long left;

    RemoteChannel(Child child, int session, int number, String label, Executor threads) {
        this.child = child;
        this.session = session;
        this.number = number;
        this.label = label;
        inbox = new ChannelInbox(threads, this::taken);
        outbox = new ChannelOutbox(inbox::drained);
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
        Optional<byte[]> taken = outbox.take(message);
        taken.ifPresent(copy -> child.order(new SessionRequest.Send(session, number, copy)));
        return taken.isPresent();
    }

    @Override
    public long bufferedBytes() {
        return outbox.queuedBytes();
    }

    @Override
    public void close() {
        if (outbox.close()) {
            child.order(new SessionRequest.CloseChannel(session, number));
        }
    }

    @Override
    public void opened() {
        outbox.open(true);
        inbox.opened();
    }

    @Override
    public void arrived(byte[] message) {
        inbox.message(message);
    }

    /** On the thread that reads. */
    @Override
    public void left(long bytes) {
        outbox.left(bytes - left);
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
        outbox.end();
        child.faces().remove(this);
    }

    private void taken(int cost) {
        if (cost > 0) {
            child.order(new SessionRequest.Taken(session, number, cost));
        }
    }
}
