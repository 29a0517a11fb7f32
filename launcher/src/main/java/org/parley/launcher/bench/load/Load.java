package org.parley.launcher.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Many clients on the thread that calls {@link #run}. */
public final class Load implements AutoCloseable {
    private static final int ROOM = 1 << 20;
    private static final long SWEEP_NANOS = 100_000_000L;
    /** Clients ping by turns, each every 5 s. */
    private static final int SWEEPS_TO_PING = 50;

    final ByteBuffer scratch = ByteBuffer.allocateDirect(ROOM);
    final ByteBuffer replies = ByteBuffer.allocateDirect(ROOM);
    private final Selector selector;
    private final Sources sources;
    private final int mostSeconds;
    private final long endNanos;
    private final List<Client> clients = new ArrayList<>();
    private boolean keepAlive;
    private int sweeps;
    private long swept = System.nanoTime();

    /** Without clients; it may be used for so long. */
    public Load(Sources sources, int mostSeconds) throws IOException {
        this.sources = sources;
        this.mostSeconds = mostSeconds;
        endNanos = System.nanoTime() + mostSeconds * 1_000_000_000L;
        selector = Selector.open();
    }

    /** A new client that connects at once. */
    public Client connect(URI server, Client.Script script) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.bind(sources.next());
        channel.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
        Client client = new Client(this, channel, server.getScheme().equals("ws") ? Wire.WS : Wire.TCP, script);
        client.key = channel.register(selector, SelectionKey.OP_CONNECT, client);
        clients.add(client);
        return client;
    }

    /** Whether clients ping every 5 s. */
    public void keepAlive(boolean wanted) {
        keepAlive = wanted;
    }

    /** Lets clients act until {@code done}, which is asked again and again; an IOException says that it was not in time. */
    public void run(BooleanSupplier done) throws IOException {
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - endNanos > 0) {
                throw new IOException("not done within " + mostSeconds + " s");
            }
            selector.select(5);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Client) key.attachment()).ready();
            }
            selector.selectedKeys().clear();
            sweep();
        }
    }

    /** Lets clients act for so long. */
    public void run(double seconds) throws IOException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        run(() -> System.nanoTime() - end >= 0);
    }

    /** Makes up for what a busy machine let pass, lest the server takes a client for lost. */
    private void sweep() throws IOException {
        long due = Math.min(SWEEPS_TO_PING, (System.nanoTime() - swept) / SWEEP_NANOS);
        if (due > 0) {
            swept = System.nanoTime();
        }
        for (; keepAlive && due > 0; due--) {
            sweeps++;
            for (int i = sweeps % SWEEPS_TO_PING; i < clients.size(); i += SWEEPS_TO_PING) {
                clients.get(i).ping();
            }
        }
    }

    /** Closes all clients; others may come. */
    public void closeClients() throws IOException {
        for (Client client : clients) {
            client.close();
        }
        clients.clear();
        selector.selectNow();
    }

    @Override
    public void close() throws IOException {
        closeClients();
        selector.close();
    }
}
