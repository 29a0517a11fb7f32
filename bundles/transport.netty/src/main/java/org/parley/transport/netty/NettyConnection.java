package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.parley.transport.CloseReason;
import org.parley.transport.CloseReason.Kind;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection, and the last handler of its channel.
 *
 * <p>It is open until the first {@link CloseReason} is set, by whoever comes first; from then on nothing is delivered and nothing is
 * taken. What was queued is still written where the end is an orderly one ({@link #windDown}). The listener is told once the
 * channel has closed, in a turn of its own of the event loop.
 */
final class NettyConnection extends ChannelInboundHandlerAdapter implements Connection, Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(NettyConnection.class);
    private static final AtomicReferenceFieldUpdater<NettyConnection, CloseReason> REASON =
        AtomicReferenceFieldUpdater.newUpdater(NettyConnection.class, CloseReason.class, "reason");
    private static final CloseReason UNTOLD = new CloseReason(Kind.FAILED, "it failed, and how could not be told");
    /** Static, because ids are unique in the process. */
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final Channel channel;
    private final InetSocketAddress remoteAddress;
    private final Loop loop;
    private final Framing framing;
    private final Intake intake;
    private final Outbox outbox;
    private final boolean secure;
    private final String silentEnd;
    private final long openedNanos;
    /** Its neighbours among the {@link Members}, which alone set them. */
    NettyConnection preceding;
    NettyConnection following;

    private volatile long timeoutNanos;
    private volatile CloseReason reason;
    /** When something was sent last; of connections that were made from here. */
    private volatile long sentNanos;

    private ConnectionListener listener;
    private OwnAddress ownAddress;
    private long receivedNanos = System.nanoTime();
    private boolean heard;
    private boolean batch;
    private boolean windingDown;

    /** {@code silentEnd} is told when the other side ends it without having sent anything. */
    NettyConnection(Channel channel, InetSocketAddress remoteAddress, Loop loop, Framing framing, Limits limits, boolean secure, String silentEnd,
            long openedNanos) {
        this.channel = channel;
        this.remoteAddress = remoteAddress;
        this.loop = loop;
        this.framing = framing;
        this.intake = new Intake(framing, this);
        this.outbox = new Outbox(this, loop, framing, channel.alloc(), limits.maxUnsentBytes());
        this.secure = secure;
        this.silentEnd = silentEnd;
        this.openedNanos = openedNanos;
        this.sentNanos = receivedNanos;
        this.timeoutNanos = Limits.nanos(limits.timeout());
    }

    /** Who is told from now on; set before anything is read. */
    void tell(ConnectionListener who) {
        listener = who;
    }

    /** From now on the connection is lost when this machine loses the address that it was made from. On the event loop. */
    void watchOwnAddress() {
        ownAddress = new OwnAddress(channel.localAddress());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        // else a channel whose other side sends no more is closed before what that sent last is answered
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        outbox.attach(ctx);
        loop.add(this);
        channel.closeFuture().addListener(closed -> loop.executor().execute(this::ended));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        heard = true;
        loop.received(this, (ByteBuf) msg);
    }

    /** Looks at what has come until {@code now}, and releases it. */
    void read(ByteBuf in, long now) {
        receivedNanos = now;
        try {
            if (intake.isOpen()) {
                intake.read(in, channel.alloc(), now);
            }
        } catch (Throwable t) {
            failed(t);
        } finally {
            in.release();
        }
    }

    /** All that has come by now was looked at. */
    void endBatch() {
        if (batch) {
            batch = false;
            deliver(ConnectionListener::onBatchEnd);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        loop.deliver(); // what came before it
        if (event instanceof SslCloseCompletionEvent) {
            end(loop.remoteEnd("the other side closed the connection"));
        } else if (event instanceof ChannelInputShutdownEvent) {
            Channel.Unsafe socket = channel.unsafe();
            socket.close(socket.voidPromise());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        loop.deliver(); // what came before it
        if (cause instanceof DecoderException) {
            end(new CloseReason(Kind.PROTOCOL, "TLS: " + Failures.text(cause.getCause() == null ? cause : cause.getCause())));
        } else if (!(cause instanceof ClosedChannelException)) {
            failed(cause);
        }
    }

    @Override
    public void message(ByteBuf buf, int start, int length, int room) {
        batch = true;
        if (reason != null) {
            return;
        }
        NettyFrame frame = new NettyFrame(buf, start, length, room);
        try {
            listener.onMessage(frame);
        } catch (Throwable t) {
            listenerFailed(t);
        }
        frame.expire();
    }

    @Override
    public void broken(FramingError error) {
        intake.close();
        batch = true;
        deliver(l -> l.onBroken(error));
    }

    @Override
    public void violated(String detail, ByteBuf farewell) {
        windDown(new CloseReason(Kind.PROTOCOL, detail), farewell);
    }

    @Override
    public void closing(String detail, ByteBuf reply) {
        windDown(loop.remoteEnd(detail), reply);
    }

    @Override
    public void reply(ByteBuf bytes) {
        if (!outbox.offerRaw(bytes)) {
            overflow();
        }
    }

    /** Calls the listener of an open connection; what it throws ends the connection. */
    private void deliver(Consumer<ConnectionListener> call) {
        if (reason != null) {
            return;
        }
        try {
            call.accept(listener);
        } catch (Throwable t) {
            listenerFailed(t);
        }
    }

    private void listenerFailed(Throwable t) {
        LOG.error("connection {} is closed: its listener failed", id, t);
        end(new CloseReason(Kind.FAILED, "the listener failed: " + Failures.text(t)));
    }

    void drained() {
        deliver(ConnectionListener::onDrained);
        if (windingDown) {
            Sockets.linger(channel);
        }
    }

    /** The other side has ended TLS, after which native code sends nothing more, nor what answers the last that came. */
    void outputClosed() {
        end(loop.remoteEnd("the other side closed the connection"));
        if (windingDown) {
            Sockets.close(channel);
        }
    }

    void failed(Throwable cause) {
        CloseReason why = UNTOLD;
        try {
            why = new CloseReason(Kind.FAILED, Failures.text(cause));
        } finally {
            end(why);
        }
    }

    private void overflow() {
        end(new CloseReason(Kind.OVERFLOW, "more than its limit was unsent"));
    }

    /** Closes the socket now, if nothing else has ended the connection. May be called on any thread. */
    void end(CloseReason why) {
        if (REASON.compareAndSet(this, null, why)) {
            onLoop(this::closeNow);
        }
    }

    private void onLoop(Runnable task) {
        if (loop.executor().inEventLoop()) {
            task.run();
            return;
        }
        try {
            loop.executor().execute(task);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("connection {}: its event loop has ended before", id);
        }
    }

    private void closeNow() {
        boolean givenUp = isGivenUp();
        boolean clean = outbox.unsent() == 0 && !windingDown && !givenUp;
        intake.close();
        outbox.close();
        if (clean && channel.isActive()) {
            ByteBuf farewell = framing.farewell(reason.kind() == Kind.TRANSPORT_STOPPED);
            if (farewell != null) {
                channel.writeAndFlush(farewell, channel.voidPromise());
            }
            Sockets.endTls(channel);
        }
        if (givenUp) {
            Sockets.reset(channel);
        } else {
            Sockets.close(channel);
        }
    }

    /**
     * Whether this side has given it up while something that it sent had no answer. The system would go on sending that for a minute and
     * more, and when the network is there again it would arrive behind what was said over the next connection: a login, for instance,
     * would displace the one that is good.
     */
    private boolean isGivenUp() {
        boolean byThisSide = reason.kind() == Kind.LOCAL || reason.kind() == Kind.TIMEOUT;
        return byThisSide && ownAddress != null && !windingDown && sentNanos - receivedNanos > 0;
    }

    /** Ends the connection in order, if nothing else has ended it: what is queued goes out, then {@code farewell}, which may be null. */
    private void windDown(CloseReason why, ByteBuf farewell) {
        if (!REASON.compareAndSet(this, null, why)) {
            if (farewell != null) {
                farewell.release();
            }
            return;
        }
        windDown(farewell);
    }

    private void windDown(ByteBuf farewell) {
        if (windingDown || !channel.isActive()) {
            if (farewell != null) {
                farewell.release();
            }
            return;
        }
        intake.close();
        windingDown = true;
        if (farewell != null && !outbox.offerRaw(farewell)) {
            closeNow();
            return;
        }
        if (outbox.unsent() == 0) {
            Sockets.linger(channel);
        } else {
            // then drained() goes on
            outbox.flush();
        }
        Future<?> end = channel.eventLoop().schedule(() -> Sockets.close(channel), timeoutNanos, TimeUnit.NANOSECONDS);
        channel.closeFuture().addListener(closed -> end.cancel(false));
    }

    /** The channel has closed. */
    private void ended() {
        boolean cut = intake.incomplete();
        REASON.compareAndSet(this, null, cut
            ? new CloseReason(Kind.FAILED, "the connection ended in the middle of a message")
            : loop.remoteEnd(heard ? "the other side closed the connection" : silentEnd));
        intake.close();
        outbox.close();
        LOG.debug("connection {} ended: {}", id, reason);
        try {
            if (listener != null) {
                listener.onClosed(reason);
            }
        } catch (Throwable t) {
            LOG.error("connection {}: its listener failed when told of the end", id, t);
        } finally {
            loop.remove(this);
        }
    }

    /** Looks for silence, for what does not get ahead, and for the address; once a second. */
    void sweep(long now) {
        long limit = timeoutNanos;
        if (reason != null) {
            return;
        }
        if (now - receivedNanos > limit) {
            timedOut("nothing was received for ", limit);
        } else if (intake.incomplete() && now - intake.incompleteSince() > limit) {
            timedOut("a message was not complete after ", limit);
        } else if (outbox.stalledNanos(now) > limit) {
            timedOut("nothing could be sent for ", limit);
        } else if (ownAddress != null && ownAddress.isGone()) {
            end(new CloseReason(Kind.FAILED, "this machine has lost its address " + ownAddress));
        }
    }

    private void timedOut(String what, long nanos) {
        end(new CloseReason(Kind.TIMEOUT, what + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms"));
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public long openedNanos() {
        return openedNanos;
    }

    @Override
    public boolean isOpen() {
        return reason == null && channel.isOpen();
    }

    @Override
    public boolean send(Frame frame) {
        if (!isOpen()) {
            return false;
        }
        if (ownAddress != null) {
            sentNanos = System.nanoTime();
        }
        if (outbox.offer(frame)) {
            return true;
        }
        overflow();
        return false;
    }

    @Override
    public long unsentBytes() {
        return channel.isOpen() ? outbox.unsent() : 0;
    }

    @Override
    public void timeout(Duration timeout) {
        timeoutNanos = Limits.nanos(timeout);
    }

    @Override
    public void finish() {
        if (REASON.compareAndSet(this, null, new CloseReason(Kind.LOCAL, "this side closed it"))) {
            onLoop(() -> windDown(framing.farewell(false)));
        }
    }

    @Override
    public void close() {
        REASON.compareAndSet(this, null, new CloseReason(Kind.LOCAL, "this side closed it"));
        onLoop(this::closeNow);
    }

    @Override
    public String toString() {
        return "connection " + id + " " + remoteAddress;
    }
}
