package org.parley.itests.crowd;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/** One connection after another of one user: messages with their length in front. Called on the crowd's thread. */
abstract class Wire {
    private static final int ROOM = 1 << 17;

    final Crowd crowd;
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private ByteBuffer in = ByteBuffer.allocate(1 << 10);
    private SocketChannel channel;

    Wire(Crowd crowd) {
        this.crowd = crowd;
        crowd.joined(this);
    }

    abstract void connected();

    abstract void received(JsonObject message);

    /** The connection is gone, or could not be made. */
    abstract void closed();

    final void open() {
        try {
            unsent.clear();
            in.clear();
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.register(crowd.selector(), SelectionKey.OP_CONNECT, this);
            channel.connect(crowd.server());
        } catch (IOException e) {
            lose();
        }
    }

    /** Apostrophes stand for quotation marks. */
    final void send(String json) {
        byte[] utf8 = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        unsent.add(ByteBuffer.allocate(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8).flip());
        try {
            write();
        } catch (IOException e) {
            lose();
        }
    }

    final void ready(SelectionKey key) {
        try {
            if (key.isValid() && key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                connected();
            }
            if (key.isValid() && key.isWritable()) {
                write();
            }
            if (key.isValid() && key.isReadable()) {
                read();
            }
        } catch (IOException e) {
            lose();
        }
    }

    private void write() throws IOException {
        while (!unsent.isEmpty() && channel.write(unsent.peek()) >= 0 && !unsent.peek().hasRemaining()) {
            unsent.remove();
        }
        channel.keyFor(crowd.selector()).interestOps(unsent.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private void read() throws IOException {
        SocketChannel from = channel;
        if (!in.hasRemaining()) {
            in = ByteBuffer.allocate(ROOM).put(in.flip());
        }
        if (from.read(in) < 0) {
            lose();
            return;
        }
        in.flip();
        while (channel == from && in.remaining() >= Integer.BYTES && in.remaining() - Integer.BYTES >= in.getInt(in.position())) {
            byte[] utf8 = new byte[in.getInt()];
            in.get(utf8);
            received(JsonParser.parseString(new String(utf8, StandardCharsets.UTF_8)).getAsJsonObject());
        }
        in.compact();
    }

    private void lose() {
        if (channel != null) {
            close();
            closed();
        }
    }

    final void close() {
        try {
            if (channel != null) {
                channel.close();
            }
            channel = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
