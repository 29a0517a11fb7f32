package org.parley.media.remote.internal.message;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The socket between client and child: messages, each with its length before it. One thread may read while others write; whoever writes waits until all is taken. */
public final class Wire implements AutoCloseable {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int READ_BYTES = 8 * 1024;

    private final SocketChannel socket;
    /** What was read together with what came before it, to be taken from. */
    private final ByteBuffer read = ByteBuffer.allocateDirect(READ_BYTES).limit(0);
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
        int length = await(4).getInt();
        if (length < 1 || length > MOST_BYTES) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        int known = Math.min(length, read.remaining());
        read.get(bytes, 0, known);
        fill(ByteBuffer.wrap(bytes, known, length - known), length - known);
        return Codec.decode(bytes);
    }

    /** What was read, of which there are {@code bytes} at least. */
    private ByteBuffer await(int bytes) throws IOException {
        if (read.remaining() < bytes) {
            int missing = bytes - read.remaining();
            fill(read.compact(), missing);
            read.flip();
        }
        return read;
    }

    /** Reads {@code least} bytes, and what else is there while there is room. */
    private void fill(ByteBuffer buffer, int least) throws IOException {
        int enough = buffer.position() + least;
        while (buffer.position() < enough) {
            if (socket.read(buffer) < 0) {
                throw new EOFException("the other side is gone");
            }
        }
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
