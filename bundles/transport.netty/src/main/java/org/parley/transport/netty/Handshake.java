package org.parley.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is being computed for the handshake of one channel. Stands before {@code SslHandler}, whose executor it is, and reads nothing meanwhile, so that what the peer sends on stays
 * with that peer: {@code SslHandler} gathers all that comes, and asks for more itself until the handshake is over, also of a channel that does not read on its own. Belongs to the
 * channel's event loop.
 */
final class Handshake extends ChannelOutboundHandlerAdapter implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

    private final Channel channel;
    private final SSLEngine engine;
    private final Handshakes handshakes;
    private int underWay;

    /** What native code has of {@code engine} is released at the end of the channel. */
    Handshake(Channel channel, SSLEngine engine, Handshakes handshakes) {
        this.channel = channel;
        this.engine = engine;
        this.handshakes = handshakes;
    }

    /** Whether something waits or is being computed; for ever, where the channel was closed before its turn. */
    boolean isUnderWay() {
        return underWay > 0;
    }

    /** @throws RejectedExecutionException when nothing is computed any more; then nothing has changed */
    @Override
    public void execute(Runnable task) {
        handshakes.compute(new Step(task));
        underWay++;
        channel.config().setAutoRead(false);
    }

    /** The last to leave: {@code SslHandler} has done with the engine. A thread that still computes for it has its lock, and then another of those waits for that. */
    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (isUnderWay()) {
            try {
                handshakes.compute(this::release);
                return;
            } catch (RejectedExecutionException stopped) {
                LOG.debug("{}: nothing is computed any more", channel);
            }
        }
        release();
    }

    private void release() {
        ReferenceCountUtil.release(engine);
    }

    /** On a thread of the pool; nothing for a channel that was closed while it waited. */
    private final class Step implements Handshakes.Computation {
        private final Runnable task;

        Step(Runnable task) {
            this.task = task;
        }

        @Override
        public boolean isOver() {
            return !channel.isOpen();
        }

        @Override
        public void run() {
            if (isOver()) {
                return;
            }
            task.run();
            try {
                channel.eventLoop().execute(Handshake.this::computed);
            } catch (RejectedExecutionException stopped) {
                LOG.debug("{}: its event loop has ended before", channel);
            }
        }
    }

    /** The next may have begun before this is told. */
    private void computed() {
        underWay--;
        if (underWay == 0) {
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (underWay == 0) {
            ctx.read();
        }
    }
}
