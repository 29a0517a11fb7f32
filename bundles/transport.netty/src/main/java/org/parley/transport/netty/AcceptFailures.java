package org.parley.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells that connections cannot be accepted, e.g. for want of file descriptors, and accepts none for a second then: those that wait would be tried again at once, as fast as the
 * processor goes.
 */
final class AcceptFailures extends ChannelInboundHandlerAdapter {
    static final long PAUSE_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AcceptFailures.class);

    private final Address address;

    AcceptFailures(Address address) {
        this.address = address;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Channel listening = ctx.channel();
        if (listening.config().isAutoRead()) {
            LOG.warn("{}: cannot accept connections, the next try is in a second: {}", address, Failures.text(cause));
            listening.config().setAutoRead(false);
            listening.eventLoop().schedule(() -> listening.config().setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
