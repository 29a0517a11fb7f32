package org.parley.transport.websocket.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.parley.transport.TransportException.Kind;
import org.parley.transport.netty.Upgrade;

/** The server's side of the WebSocket upgrade: one GET, answered with 101 or with a plain error after which the socket is closed. */
final class ServerUpgrade extends ChannelInboundHandlerAdapter {
    private final Upgrade upgrade;
    private HttpHeaders accepted;
    private boolean over;

    ServerUpgrade(Upgrade upgrade) {
        this.upgrade = upgrade;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        try {
            if (over) {
                return;
            }
            if (msg instanceof HttpRequest request) {
                Refusal refusal = Refusal.of(request, upgrade.address().scheme().path());
                if (refusal != null) {
                    over = true;
                    upgrade.refused(refusal.answer(), refusal.status());
                    return;
                }
                accepted = request.headers();
            }
            if (msg instanceof LastHttpContent && accepted != null) {
                over = true;
                open(ctx);
            }
        } finally {
            ReferenceCountUtil.release(msg);
        }
    }

    private void open(ChannelHandlerContext ctx) {
        List<String> lines = new ArrayList<>(List.of("HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
            "Sec-WebSocket-Accept: " + Http.accept(accepted.get(HttpHeaderNames.SEC_WEBSOCKET_KEY))));
        if (accepted.containsValue(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, Http.SUB_PROTOCOL, false)) {
            lines.add("Sec-WebSocket-Protocol: " + Http.SUB_PROTOCOL);
        }
        ctx.writeAndFlush(Http.head(lines));
        upgrade.forwardedFor(accepted.getAll(Http.FORWARDED_FOR));
        upgrade.done(new WebSocketFraming(upgrade.maxFrameBytes(), false, ctx.alloc()));
        // what came behind the request goes on from the decoder to the connection, once nobody is between them
        ctx.pipeline().remove(this);
        ctx.pipeline().remove(HttpRequestDecoder.class);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        upgrade.failed(Kind.NOT_PARLEY, "the HTTP request failed: " + cause.getMessage(), cause);
    }
}
