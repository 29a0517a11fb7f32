package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.List;
import org.parley.transport.TransportException.Kind;

/**
 * Takes a fresh channel through TLS, where its scheme asks for that, and through the upgrade of its {@link Wire}; then gives way to the
 * {@link NettyConnection}. Whoever made it watches the time.
 */
final class Opening extends ChannelInboundHandlerAdapter implements Upgrade {
    /** Who waits for the outcome; told once, on the event loop. */
    interface Outcome {
        /** Before anything is read. */
        void opened(NettyConnection connection);

        /** The channel is closed already, or is being closed. */
        void failed(Kind kind, String detail, Throwable cause);
    }

    private static final String CLOSED = "the other side closed the connection";

    private final Channel channel;
    private final Loop loop;
    private final Address address;
    private final Wire wire;
    private final Limits limits;
    private final Outcome outcome;
    private Origin origin;
    private long openedNanos = System.nanoTime();
    private boolean secured;
    private boolean over;

    /** {@code origin} is null on the side that connects. */
    Opening(Channel channel, Loop loop, Address address, Wire wire, Limits limits, Origin origin, Outcome outcome) {
        this.channel = channel;
        this.loop = loop;
        this.address = address;
        this.wire = wire;
        this.limits = limits;
        this.origin = origin;
        this.outcome = outcome;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (client()) {
            openedNanos = System.nanoTime();
        }
        if (!address.scheme().secure()) {
            wire.upgrade(channel, this);
        }
        ctx.fireChannelActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !over) {
            if (handshake.isSuccess()) {
                secured = true;
                wire.upgrade(channel, this);
            } else {
                failed(Kind.TLS, Failures.handshake(address, handshake.cause()), handshake.cause());
            }
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (over) {
            ReferenceCountUtil.release(msg);
        } else {
            ctx.fireChannelRead(msg);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closedOr(CLOSED, null);
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        closedOr(Failures.text(cause), cause);
    }

    private void closedOr(String what, Throwable cause) {
        boolean tls = address.scheme().secure() && !secured;
        failed(tls ? Kind.TLS : Kind.NOT_PARLEY, what + (tls ? " in the TLS handshake" : " before it was open" + (cause == null ? silence() : "")), cause);
    }

    /** To be told of a server that goes away without a word: one that expects TLS does. */
    private String silence() {
        return client() && !address.scheme().secure() ? address.scheme().hint() : "";
    }

    /** One text for all connections of a server. */
    private String silentEnd() {
        return silence().isEmpty() ? CLOSED : CLOSED + silence();
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public boolean client() {
        return origin == null;
    }

    @Override
    public int maxFrameBytes() {
        return limits.maxFrameBytes();
    }

    /** Where the other side is, as far as it is known. */
    InetSocketAddress remoteAddress() {
        return client() ? (InetSocketAddress) channel.remoteAddress() : origin.address();
    }

    /** A trusted proxy said it. */
    void comesFrom(Origin other) {
        origin = other;
    }

    @Override
    public void forwardedFor(List<String> lines) {
        origin = origin.through(lines);
    }

    @Override
    public void done(Framing framing) {
        if (over) {
            framing.release();
            return;
        }
        over = true;
        NettyConnection connection = new NettyConnection(channel, remoteAddress(), loop, framing, limits, address.scheme().secure(), silentEnd(),
            openedNanos);
        channel.pipeline().addLast(connection);
        outcome.opened(connection);
        if (channel.pipeline().context(this) != null) {
            channel.pipeline().remove(this);
        }
    }

    @Override
    public void refused(ByteBuf answer, String detail) {
        if (over) {
            answer.release();
            return;
        }
        over = true;
        channel.writeAndFlush(answer).addListener(written -> Sockets.linger(channel));
        outcome.failed(Kind.NOT_PARLEY, detail, null);
    }

    @Override
    public void failed(Kind kind, String detail, Throwable cause) {
        if (!over) {
            over = true;
            // later, so that SslHandler can send its alert
            channel.eventLoop().execute(() -> Sockets.close(channel));
            outcome.failed(kind, detail, cause);
        }
    }
}
