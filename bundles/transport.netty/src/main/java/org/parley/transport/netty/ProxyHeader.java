package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.ssl.NotSslRecordException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.parley.transport.TransportException.Kind;

/**
 * First in a channel from a trusted proxy: reads the header of the PROXY protocol (versions 1 and 2 of the specification by HAProxy) where there is one. Until
 * that is known nobody behind is told that the channel is active, so that neither TLS nor the upgrade begins. No beginning of TLS, of HTTP or of a message
 * can be taken for a header: as a length, its first four bytes stand for more than 200 MB, and no JSON follows them.
 */
final class ProxyHeader extends ByteToMessageDecoder {
    private static final byte[] TEXT = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BINARY = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);

    private final Origin proxy;
    private final Opening opening;
    private final BooleanSupplier admission;

    /** {@code admission} is asked once the opening knows where the connection comes from; when it says no that ends here. */
    ProxyHeader(Origin proxy, Opening opening, BooleanSupplier admission) {
        this.proxy = proxy;
        this.opening = opening;
        this.admission = admission;
    }

    /** Whether what was taken for TLS begins with such a header. */
    static boolean isIn(Throwable cause) {
        String received = cause instanceof NotSslRecordException ? cause.getMessage() : ""; // behind other words, in hexadecimal digits
        return received.contains(" " + HexFormat.of().formatHex(BINARY)) || received.contains(" " + HexFormat.of().formatHex(TEXT));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        // told on by whoever finds out who is there
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        byte[] signature = matches(in, BINARY) ? BINARY : TEXT;
        if (!matches(in, signature)) {
            ctx.fireChannelActive();
            ctx.pipeline().remove(this);
        } else if (in.readableBytes() >= signature.length) {
            ctx.pipeline().addAfter(ctx.name(), null, new Source());
            ctx.pipeline().replace(this, null, new HAProxyMessageDecoder());
        }
    }

    /** As far as it has come. */
    private static boolean matches(ByteBuf in, byte[] signature) {
        for (int i = 0; i < Math.min(in.readableBytes(), signature.length); i++) {
            if (in.getByte(in.readerIndex() + i) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** Takes the header from Netty's decoder, which then gives way to what follows it. */
    private final class Source extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object msg) {
            HAProxyMessage header = (HAProxyMessage) msg;
            try {
                opening.comesFrom(proxy.told(header));
            } finally {
                header.release();
            }
            if (admission.getAsBoolean()) {
                ctx.fireChannelActive();
                ctx.pipeline().remove(this);
            } else {
                opening.failed(Kind.NOT_PARLEY, "too many of that address are on their way", null);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            Throwable why = cause.getCause() == null ? cause : cause.getCause();
            opening.failed(Kind.NOT_PARLEY, "the PROXY header is broken: " + Failures.text(why), cause);
        }
    }
}
