package org.parley.launcher.bench;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/** One connection of a {@link Crowd} over {@code tcp}. All methods are called on the crowd's thread. */
public abstract class Talker {
    protected final Crowd crowd;
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private SocketChannel channel;
    private byte[] partial = {};

    /** Not connected yet. */
    protected Talker(Crowd crowd) {
        this.crowd = crowd;
    }

    protected abstract void connected();

    protected abstract void received(JsonObject message);

    /** The connection is gone, or could not be made. */
    protected abstract void closed();

    protected final void send(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        unsent.add(ByteBuffer.allocate(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8).flip());
        crowd.write(this);
    }

    /** Null while there is none. */
    final SocketChannel channel() {
        return channel;
    }

    final void begin(SocketChannel fresh) {
        channel = fresh;
        unsent.clear();
        partial = new byte[0];
    }

    final void end() {
        channel = null;
    }

    final Queue<ByteBuffer> unsent() {
        return unsent;
    }

    /** Puts what came behind what is left of before; the rest is kept by {@link #keep}. */
    final ByteBuffer whole(ByteBuffer read) {
        if (partial.length == 0) {
            return read;
        }
        return ByteBuffer.allocate(partial.length + read.remaining()).put(partial).put(read).flip();
    }

    final void keep(ByteBuffer rest) {
        partial = new byte[rest.remaining()];
        rest.get(partial);
    }
}
