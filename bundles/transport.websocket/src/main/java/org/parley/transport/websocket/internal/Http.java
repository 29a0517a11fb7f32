package org.parley.transport.websocket.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What both sides of the WebSocket upgrade share (RFC 6455, section 4). */
final class Http {
    static final String SUB_PROTOCOL = "parley.v1";
    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MAX_LINE_BYTES = 4_096;
    private static final int MAX_HEADER_BYTES = 8_192;

    private Http() {}

    static HttpDecoderConfig limits() {
        return new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE_BYTES).setMaxHeaderSize(MAX_HEADER_BYTES);
    }

    /** The {@code Sec-WebSocket-Accept} to a {@code Sec-WebSocket-Key}. */
    static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** A message of lines, with the empty line that ends the header. */
    static ByteBuf head(Iterable<String> lines) {
        return Unpooled.copiedBuffer(String.join("\r\n", lines) + "\r\n\r\n", StandardCharsets.US_ASCII);
    }
}
