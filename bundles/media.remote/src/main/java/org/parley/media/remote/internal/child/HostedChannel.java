package org.parley.media.remote.internal.child;

import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.channel.ChannelInbox;
import org.parley.media.remote.internal.message.ChannelNews;

/**
 * A data channel of the child. What the client does not read waits in the engine: a message is only passed on while less than {@value #MOST_UNREAD} bytes are unread there. What
 * the engine has sent is told every few milliseconds while there is something. Any thread.
 */
final class HostedChannel implements DataChannelListener {
    private static final int MOST_UNREAD = 256 * 1024;
    private static final long POLL_MILLIS = 4;

    private final int session;
    private final int number;
    private final Outbox outbox;
    private final ScheduledExecutorService clock;
    private final Runnable gone;
    private DataChannel channel;
    private long given;
    private long left;
    private int unread;
    private boolean polling;
    private boolean closed;

    HostedChannel(int session, int number, Outbox outbox, ScheduledExecutorService clock, Runnable gone) {
        this.session = session;
        this.number = number;
        this.outbox = outbox;
        this.clock = clock;
        this.gone = gone;
    }

    int session() {
        return session;
    }

    int number() {
        return number;
    }

    /** The engine's channel, before anything is sent over it. */
    synchronized void use(DataChannel opened) {
        channel = opened;
    }

    synchronized void send(byte[] message) {
        given += message.length;
        channel.send(ByteBuffer.wrap(message));
        poll();
    }

    synchronized void close() {
        channel.close();
    }

    /** The session has ended: nobody waits any more. */
    synchronized void end() {
        closed = true;
        notifyAll();
    }

    /** The client has read messages. */
    synchronized void taken(int cost) {
        unread -= cost;
        notifyAll();
    }

    @Override
    public void onOpen() {
        outbox.tell(new ChannelNews.Opened(number));
    }

    @Override
    public void onMessage(ByteBuffer message) {
        byte[] copy = new byte[message.remaining()];
        message.get(copy);
        synchronized (this) {
            try {
                while (unread >= MOST_UNREAD && !closed) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            unread += ChannelInbox.cost(copy.length);
        }
        outbox.tell(new ChannelNews.Arrived(number, copy));
    }

    /** The client knows by itself, from what has left. */
    @Override
    public void onDrained() {}

    @Override
    public void onClosed() {
        end();
        gone.run();
        outbox.tell(new ChannelNews.Closed(number));
    }

    private void poll() {
        if (!polling && left < given && !closed) {
            polling = true;
            clock.schedule(this::look, POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        long now;
        synchronized (this) {
            polling = false;
            now = given - channel.bufferedBytes();
            if (now == left) {
                poll();
                return;
            }
            left = now;
            poll();
        }
        outbox.tell(new ChannelNews.Left(number, now));
    }
}
