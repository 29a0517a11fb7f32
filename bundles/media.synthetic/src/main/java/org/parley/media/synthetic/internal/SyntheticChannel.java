package org.parley.media.synthetic.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.channel.ChannelInbox;
import org.parley.media.channel.ChannelOutbox;

/** The face of a data channel. What a reader has not taken yet is bounded: from a mark on the other side must wait. Any thread, but for what says otherwise. */
final class SyntheticChannel implements DataChannel {
    private static final int FULL = 256 * 1024;

    /** Brings work to the session's thread; the stage fails when the session has ended. */
    interface Session {
        CompletionStage<Void> submit(Callable<Void> work);
    }

    private final String label;
    private final Session session;
    private final Runnable gone;
    private final ChannelInbox inbox;
    private final ChannelOutbox outbox;
    private final ChunkStream stream;
    private final AtomicInteger unread = new AtomicInteger();
    private volatile boolean wasFull;
    private boolean acknowledging;
    private boolean ended;

    /** {@code gone} is told right before the listener hears of the end. */
    SyntheticChannel(String label, Session session, Executor threads, Runnable gone) {
        this.label = label;
        this.session = session;
        this.gone = gone;
        inbox = new ChannelInbox(threads, this::taken);
        outbox = new ChannelOutbox(inbox::drained);
        stream = new ChunkStream(new ChunkStream.Reader() {
            @Override
            public void read(byte kind, byte[] bytes) {
                arrived(kind, bytes);
            }

            @Override
            public void tooLong() {
                end();
            }
        });
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
        taken.ifPresent(copy -> session.submit(() -> write(ChunkStream.LAST, copy)));
        return taken.isPresent();
    }

    @Override
    public long bufferedBytes() {
        return outbox.queuedBytes();
    }

    @Override
    public void close() {
        if (outbox.close()) {
            session.submit(() -> write(ChunkStream.CLOSE, new byte[0]));
        }
    }

    /** Begins to tell the listener. */
    void begin() {
        inbox.begin();
    }

    /** Writes the label, as the side that opens it. The session's thread only. */
    void request(byte[] name) {
        stream.write(ChunkStream.OPEN, name);
    }

    /** Both sides know the channel. The session's thread only. */
    void opened() {
        if (!outbox.isOpen() && !ended) {
            outbox.open(true);
            inbox.opened();
        }
    }

    /** A chunk of the other side. The session's thread only. */
    void received(long number, byte kind, byte[] bytes) {
        stream.received(number, kind, bytes);
        acknowledging = true;
    }

    /** The other side has all before {@code next}, and takes all before {@code limit}. The session's thread only. */
    void acknowledged(long next, long limit) {
        if (ended) {
            return;
        }
        int bytes = stream.acknowledged(next, limit);
        if (stream.isAcknowledged()) {
            opened();
        }
        outbox.left(bytes);
    }

    /** Sends what is due. The session's thread only. */
    void send(long now, long patience, ChunkStream.Carrier carrier) {
        stream.send(now, patience, carrier);
    }

    /** Whether something has come since this was asked before. The session's thread only. */
    boolean mustAcknowledge() {
        boolean must = acknowledging;
        acknowledging = false;
        return must;
    }

    /** The chunk wanted next. The session's thread only. */
    long next() {
        return stream.next();
    }

    /** The first chunk that may not come yet. The session's thread only. */
    long limit() {
        boolean full = unread.get() >= FULL;
        wasFull |= full;
        return stream.limit(full);
    }

    /** Whether nothing more comes or goes. The session's thread only. */
    boolean isEnded() {
        return ended;
    }

    /** Nothing more comes or goes; what has come is still told. The session's thread only. */
    void end() {
        if (!ended) {
            finish();
            inbox.closed();
        }
    }

    /** As {@link #end}, but the listener hears of nothing else any more. The session's thread only. */
    void abandon() {
        if (!ended) {
            finish();
            inbox.abandoned();
        }
    }

    private void finish() {
        ended = true;
        outbox.end();
        stream.clear();
        gone.run();
    }

    private Void write(byte kind, byte[] bytes) {
        if (!ended) {
            stream.write(kind, bytes);
        }
        return null;
    }

    private void arrived(byte kind, byte[] bytes) {
        if (kind == ChunkStream.LAST) {
            unread.addAndGet(ChannelInbox.cost(bytes.length));
            inbox.message(bytes);
        } else if (kind == ChunkStream.CLOSE) {
            end();
        }
    }

    /** The reader has taken a message: the other side may learn that it can go on. */
    private void taken(int cost) {
        if (unread.addAndGet(-cost) <= FULL / 2 && wasFull) {
            wasFull = false;
            session.submit(() -> {
                acknowledging = true;
                return null;
            });
        }
    }
}
