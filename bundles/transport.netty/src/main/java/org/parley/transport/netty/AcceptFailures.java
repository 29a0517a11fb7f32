package org.parley.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells that connections cannot be accepted, e.g. for want of file descriptors, and accepts none for a second then: those that wait would be tried again at once, as fast as the
 * processor goes. One that has taken a file that is not for connections is closed.
 */
final class AcceptFailures extends ChannelInboundHandlerAdapter {
    static final long PAUSE_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AcceptFailures.class);

    private final Address address;
    private final Predicate<Channel> spare;

    /** {@code spare} tells whose file is not for connections. */
    AcceptFailures(Address address, Predicate<Channel> spare) {
        this.address = address;
        this.spare = spare;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        Channel connection = (Channel) accepted;
        if (spare.test(connection)) {
            connection.unsafe().closeForcibly(); // it has no event loop yet
            pause(ctx.channel(), "the last files that may be open are kept for other things");
        } else {
            ctx.fireChannelRead(accepted);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        pause(ctx.channel(), Failures.text(cause));
    }

    private void pause(Channel listening, String why) {
        if (listening.config().isAutoRead()) {
            LOG.warn("{}: cannot accept connections, the next try is in a second: {}", address, why);
            listening.config().setAutoRead(false);
            listening.eventLoop().schedule(() -> listening.config().setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
