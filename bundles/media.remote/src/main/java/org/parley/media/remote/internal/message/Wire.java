package org.parley.media.remote.internal.message;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The socket between client and child: messages, each with its length before it. One thread may read while others write; whoever writes waits until all is taken. */
public final class Wire implements AutoCloseable {
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final SocketChannel socket;
    private final ByteBuffer head = ByteBuffer.allocateDirect(4);
    private final Object writing = new Object();

    /** Over a socket in blocking mode. */
    public Wire(SocketChannel socket) {
        this.socket = socket;
    }

    /** Sends a message. Any thread; blocks while the other side does not read. */
    public void send(Message message) throws IOException {
        byte[] bytes = Codec.encode(message);
        ByteBuffer frame = ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).flip();
        synchronized (writing) {
            while (frame.hasRemaining()) {
                socket.write(frame);
            }
        }
    }

    /**
     * Waits for a message. One thread only.
     *
     * @throws EOFException when the other side is gone
     */
    public Message receive() throws IOException {
        int length = fill(head.clear()).getInt(0);
        if (length < 1 || length > MOST_BYTES) {
            throw new IOException("a message of " + length + " bytes");
        }
        return Codec.decode(fill(ByteBuffer.allocate(length)).array());
    }

    private ByteBuffer fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (socket.read(buffer) < 0) {
                throw new EOFException("the other side is gone");
            }
        }
        return buffer;
    }

    /** Idempotent. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // closed all the same
        }
    }
}
