package org.parley.launcher.conformance.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** {@code tcp} and {@code tls}: a length, then so many bytes. */
final class StreamWire implements RawWire {
    private static final int MOST = 64 << 20;

    private final Socket socket;
    private final OutputStream out;
    private final Inbox inbox = new Inbox();

    StreamWire(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        Reading.start(this::read, inbox);
    }

    private void read() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        for (;;) {
            long length;
            try {
                length = Integer.toUnsignedLong(in.readInt());
            } catch (EOFException e) {
                inbox.end("closed", 0);
                return;
            }
            if (length == 0 || length > MOST) {
                throw new IOException("a message of " + length + " bytes was announced");
            }
            byte[] message = new byte[(int) length];
            in.readFully(message);
            inbox.message(message);
        }
    }

    @Override
    public byte[] header(long length) {
        return ByteBuffer.allocate(4).putInt((int) length).array();
    }

    @Override
    public byte[] framed(byte[] message) {
        return ByteBuffer.allocate(4 + message.length).putInt(message.length).put(message).array();
    }

    @Override
    public synchronized void raw(byte... bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    @Override
    public void send(byte[] message) throws IOException {
        raw(framed(message));
    }

    @Override
    public Arrival next(Duration patience) throws InterruptedException {
        return inbox.next(patience);
    }

    @Override
    public void close() {
        Reading.closeQuietly(socket);
    }
}
