package org.parley.transport.websocket.internal;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Base64;
import java.util.List;

/** What a request gets that is no good WebSocket upgrade. */
record Refusal(String status, String extraHeader) {
    private static final int KEY_BYTES = 16;
    private static final Refusal BAD = new Refusal("400 Bad Request", "Cache-Control: no-store");

    /** What is wrong with a request for {@code path}, or null. */
    static Refusal of(HttpRequest request, String path) {
        if (request.decoderResult().isFailure()) {
            return broken(request.decoderResult().cause());
        }
        String target = request.uri();
        int query = target.indexOf('?');
        if (!(query < 0 ? target : target.substring(0, query)).equals(path)) {
            return new Refusal("404 Not Found", BAD.extraHeader);
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return new Refusal("405 Method Not Allowed", "Allow: GET");
        }
        HttpHeaders headers = request.headers();
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                || !headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
            return new Refusal("426 Upgrade Required", "Upgrade: websocket");
        }
        if (!headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).equals(List.of("13"))) {
            return new Refusal("426 Upgrade Required", "Sec-WebSocket-Version: 13");
        }
        return wellFormed(request) ? null : BAD;
    }

    private static boolean wellFormed(HttpRequest request) {
        HttpHeaders headers = request.headers();
        boolean body = headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
            || headers.contains(HttpHeaderNames.CONTENT_LENGTH) && !"0".equals(headers.get(HttpHeaderNames.CONTENT_LENGTH));
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1) && !body && headers.getAll(HttpHeaderNames.HOST).size() == 1
            && goodKey(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY));
    }

    private static boolean goodKey(List<String> keys) {
        try {
            return keys.size() == 1 && Base64.getDecoder().decode(keys.get(0)).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Refusal broken(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new Refusal("414 URI Too Long", BAD.extraHeader);
        }
        return cause instanceof TooLongHttpHeaderException ? new Refusal("431 Request Header Fields Too Large", BAD.extraHeader) : BAD;
    }

    /** The response, after which the socket is closed. */
    ByteBuf answer() {
        return Http.head(List.of("HTTP/1.1 " + status, extraHeader, "Content-Length: 0", "Connection: close"));
    }
}
