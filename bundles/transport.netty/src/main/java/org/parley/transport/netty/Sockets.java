package org.parley.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ways to end a channel. All belong to its event loop. */
final class Sockets {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final long LINGER_MILLIS = 1_000;

    private Sockets() {}

    /** Closes the socket now; what is unsent is lost. */
    static void close(Channel channel) {
        // past SslHandler, which would wait until its close_notify is flushed
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close();
        } else {
            first.close();
        }
    }

    /** Closes the socket now; what is on its way does not arrive, unless it has. Without effect on one that is closed: its number may be another's by then. */
    static void reset(Channel channel) {
        if (channel.isOpen()) {
            try {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            } catch (ChannelException e) { // outside of Linux, where the other side has reset it before
                LOG.debug("{}: is closed without a reset", channel, e);
            }
            close(channel);
        }
    }

    /**
     * Shuts writing down, once everything was flushed; reads on for at most a second, or until the other side has closed, and then closes: a
     * socket that is closed with unread input resets the connection, and the reset overtakes what was written last.
     */
    static void linger(Channel channel) {
        endTls(channel).addListener(done -> {
            if (channel.isActive()) {
                ((DuplexChannel) channel).shutdownOutput();
            }
        });
        Future<?> end = channel.eventLoop().schedule(() -> close(channel), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> end.cancel(false));
    }

    /** Sends the close_notify of TLS, where TLS is spoken. */
    static ChannelFuture endTls(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        return tls == null ? channel.newSucceededFuture() : tls.closeOutbound();
    }
}
