package org.parley.launcher.bench;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.parley.launcher.stage.StageFailure;

/** Any number of clients over {@code tcp}, written from docs/protocol.md alone, all on the thread that calls {@link #run}. */
public final class Crowd implements AutoCloseable {
    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 17);
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::due));
    private volatile String failure;

    private record Timer(long due, Runnable task) {}

    /** Nobody yet. */
    public Crowd(InetSocketAddress server) throws IOException {
        this.server = server;
    }

    /** Begins to connect. */
    public void open(Talker talker) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            talker.begin(channel);
            channel.register(selector, SelectionKey.OP_CONNECT, talker);
            channel.connect(server);
        } catch (IOException e) {
            close(talker);
        }
    }

    /** On the thread of {@link #run}. */
    public void after(long millis, Runnable task) {
        timers.add(new Timer(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), task));
    }

    /** Something happened that must not; the first one counts. */
    public void fail(String what) {
        failure = failure == null ? what : failure;
    }

    /** Lets all of them talk until {@code done}. */
    public void run(String what, long seconds, BooleanSupplier done) throws StageFailure, IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!done.getAsBoolean()) {
            if (failure != null) {
                throw new StageFailure(failure);
            }
            if (System.nanoTime() > end) {
                throw new StageFailure(what + ": not within " + seconds + " s");
            }
            selector.select(10);
            selector.selectedKeys().forEach(this::ready);
            selector.selectedKeys().clear();
            runDue();
        }
    }

    private void runDue() {
        while (!timers.isEmpty() && timers.peek().due() - System.nanoTime() <= 0) {
            timers.remove().task().run();
        }
    }

    private void ready(SelectionKey key) {
        Talker talker = (Talker) key.attachment();
        try {
            if (key.isValid() && key.isConnectable()) {
                talker.channel().finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                talker.connected();
            }
            if (key.isValid() && key.isWritable()) {
                write(talker);
            }
            if (key.isValid() && key.isReadable()) {
                read(talker);
            }
        } catch (IOException e) {
            close(talker);
        }
    }

    private void read(Talker talker) throws IOException {
        buffer.clear();
        if (talker.channel().read(buffer) < 0) {
            close(talker);
            return;
        }
        SocketChannel channel = talker.channel();
        ByteBuffer whole = talker.whole(buffer.flip());
        while (talker.channel() == channel && whole.remaining() >= Integer.BYTES && whole.remaining() >= Integer.BYTES + whole.getInt(whole.position())) {
            byte[] json = new byte[whole.getInt()];
            whole.get(json);
            talker.received(JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject());
        }
        talker.keep(whole);
    }

    /** Writes what can be written now. */
    void write(Talker talker) {
        SocketChannel channel = talker.channel();
        if (channel == null || !channel.isConnected()) {
            return;
        }
        try {
            Queue<ByteBuffer> unsent = talker.unsent();
            while (!unsent.isEmpty()) {
                channel.write(unsent.peek());
                if (unsent.peek().hasRemaining()) {
                    break;
                }
                unsent.remove();
            }
            channel.keyFor(selector).interestOps(unsent.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } catch (IOException e) {
            close(talker);
        }
    }

    /** Closes a connection, if it is open, and tells its talker. */
    void close(Talker talker) {
        SocketChannel channel = talker.channel();
        if (channel != null) {
            talker.end();
            quietly(channel);
            talker.closed();
        }
    }

    private static void quietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone
        }
    }

    @Override
    public void close() throws IOException {
        selector.keys().forEach(key -> quietly((SocketChannel) key.channel()));
        selector.close();
    }
}
