package org.parley.launcher.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection of the generator, on its thread. */
public final class Client {
    private static final String UPGRADE = "GET /signal HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    private static final byte[] NOTHING = {};

    SelectionKey key;
    private final Load load;
    private final SocketChannel channel;
    private final Wire wire;
    private Script script;
    private byte[] unread = NOTHING;
    private byte[] unsent = NOTHING;
    private boolean upgrading;
    private boolean open;
    private boolean reading;

    /** What a client does. */
    public interface Script {
        /** It is connected. */
        void opened(Client client) throws IOException;

        /** A message came: {@code length} bytes of {@code text} from its position on. */
        void came(Client client, ByteBuffer text, int length) throws IOException;
    }

    Client(Load load, SocketChannel channel, Wire wire, Script script) {
        this.load = load;
        this.channel = channel;
        this.wire = wire;
        this.script = script;
        upgrading = wire == Wire.WS;
    }

    /** Does something else from now on. */
    public void follow(Script other) {
        script = other;
    }

    /** A message as it goes over this connection. */
    public byte[] frame(String json) {
        return wire.frame(json);
    }

    void ready() throws IOException {
        if (key.isConnectable() && channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
            if (upgrading) {
                send(UPGRADE.getBytes(StandardCharsets.US_ASCII));
            } else {
                begin();
            }
        } else {
            if (key.isWritable()) {
                send(NOTHING);
            }
            if (key.isReadable()) {
                read();
            }
        }
    }

    private void begin() throws IOException {
        open = true;
        script.opened(this);
    }

    private void read() throws IOException {
        ByteBuffer in = load.scratch.clear().put(unread);
        unread = NOTHING;
        int came = channel.read(in);
        if (came < 0) {
            throw new IOException("the server closed a connection");
        }
        in.flip();
        if (upgrading && !upgraded(in)) {
            keep(in);
            return;
        }
        reading = true;
        load.replies.clear();
        for (int length = wire.next(in); length >= 0; length = wire.next(in)) {
            int next = in.position() + length;
            script.came(this, in, length);
            in.position(next);
        }
        reading = false;
        keep(in);
        if (load.replies.flip().hasRemaining()) {
            write(load.replies);
        }
    }

    private void keep(ByteBuffer in) {
        if (in.hasRemaining()) {
            unread = new byte[in.remaining()];
            in.get(unread);
        }
    }

    private boolean upgraded(ByteBuffer in) throws IOException {
        String head = StandardCharsets.ISO_8859_1.decode(in.duplicate()).toString();
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("the server refuses the upgrade");
        }
        in.position(in.position() + end + 4);
        upgrading = false;
        begin();
        return true;
    }

    /** Sends bytes that are framed; what answers one read goes out in one piece. */
    public void send(byte[] framed) throws IOException {
        if (reading && framed.length <= load.replies.remaining()) {
            load.replies.put(framed);
        } else {
            write(ByteBuffer.wrap(framed));
        }
    }

    private void write(ByteBuffer more) throws IOException {
        ByteBuffer out = more;
        if (unsent.length > 0) {
            out = ByteBuffer.allocate(unsent.length + more.remaining()).put(unsent).put(more).flip();
            unsent = NOTHING;
        }
        if (out.hasRemaining()) {
            channel.write(out);
        }
        if (out.hasRemaining()) {
            unsent = new byte[out.remaining()];
            out.get(unsent);
        }
        key.interestOps(unsent.length > 0 ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Sends bytes that are framed, on any thread, while nothing else is sent. */
    void sendNow(ByteBuffer framed) throws IOException {
        channel.write(framed);
        if (framed.hasRemaining()) {
            throw new IOException("the server does not read");
        }
    }

    void ping() throws IOException {
        if (open) {
            send(frame("{\"type\":\"ping\",\"nonce\":1}"));
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
