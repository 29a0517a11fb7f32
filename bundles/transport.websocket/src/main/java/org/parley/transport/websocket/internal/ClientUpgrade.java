package org.parley.transport.websocket.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.parley.transport.TransportException.Kind;
import org.parley.transport.netty.Address;
import org.parley.transport.netty.Upgrade;

/** The client's side of the WebSocket upgrade. Redirections are not followed. */
final class ClientUpgrade extends ChannelInboundHandlerAdapter {
    private static final SecureRandom KEYS = new SecureRandom();
    private static final int KEY_BYTES = 16;

    private final Upgrade upgrade;
    private final String key;
    private boolean accepted;

    ClientUpgrade(Upgrade upgrade) {
        byte[] bytes = new byte[KEY_BYTES];
        KEYS.nextBytes(bytes);
        this.upgrade = upgrade;
        this.key = Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        Address address = upgrade.address();
        int usual = address.scheme().secure() ? 443 : 80;
        ctx.writeAndFlush(Http.head(List.of(
            "GET " + address.path() + " HTTP/1.1",
            "Host: " + address.uriHost() + (address.port() == usual ? "" : ":" + address.port()),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: " + key,
            "Sec-WebSocket-Protocol: " + Http.SUB_PROTOCOL,
            "Sec-WebSocket-Version: 13")));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        try {
            if (msg instanceof HttpResponse response) {
                String wrong = wrong(response);
                if (wrong != null) {
                    upgrade.failed(Kind.NOT_PARLEY, "no Parley server answers there: " + wrong, response.decoderResult().cause());
                    return;
                }
                accepted = true;
            }
            if (msg instanceof LastHttpContent && accepted) {
                open(ctx);
            }
        } finally {
            ReferenceCountUtil.release(msg);
        }
    }

    /** What is wrong with a response, or null. */
    private String wrong(HttpResponse response) {
        if (response.decoderResult().isFailure()) {
            return "its answer is no HTTP; perhaps it is a port for tcp:// or tls://";
        }
        if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            return "it answered HTTP " + response.status().code() + " to the WebSocket upgrade";
        }
        HttpHeaders headers = response.headers();
        boolean good = headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
            && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
            && Http.accept(key).equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT))
            && !headers.contains(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS)
            && Http.SUB_PROTOCOL.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, Http.SUB_PROTOCOL));
        return good ? null : "its WebSocket upgrade breaks RFC 6455";
    }

    private void open(ChannelHandlerContext ctx) {
        upgrade.done(new WebSocketFraming(upgrade.maxFrameBytes(), true, ctx.alloc()));
        // what came behind the response goes on from the decoder to the connection, once nobody is between them
        ctx.pipeline().remove(this);
        ctx.pipeline().remove(HttpResponseDecoder.class);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        upgrade.failed(Kind.NOT_PARLEY, "the HTTP response failed: " + cause.getMessage(), cause);
    }
}
