package org.parley.launcher.conformance.wire;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** {@code ws} and {@code wss} by the JDK's own client. */
final class WebSocketWire implements Wire, WebSocket.Listener {
    private final Inbox inbox = new Inbox();
    private final StringBuilder text = new StringBuilder();
    private volatile WebSocket socket;

    /** Set once, before anything is sent. */
    void socket(WebSocket opened) {
        socket = opened;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            inbox.message(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        inbox.end("sent a binary message", 0);
        from.abort();
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        inbox.end("closed with " + code, code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        inbox.end("broken off: " + error.getMessage(), 0);
    }

    /** One at a time, as the JDK wants it. */
    @Override
    public synchronized void send(byte[] message) throws IOException {
        try {
            socket.sendText(new String(message, StandardCharsets.UTF_8), true).join();
        } catch (CompletionException e) {
            throw new IOException("cannot be sent: " + e.getCause().getMessage(), e);
        }
    }

    @Override
    public Arrival next(Duration patience) throws InterruptedException {
        return inbox.next(patience);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
