package org.parley.launcher.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.launcher.soak.Weather.Way;

/** A client's way to the server, whatever it speaks: passes bytes on as the {@link Weather} allows. A thread accepts, and one a direction of a connection passes on. */
final class Relay implements AutoCloseable {
    private static final int BUFFER_BYTES = 16_384;
    private static final int CONNECT_MILLIS = 2_000;

    private record Pair(Socket client, Socket server) {
        void close() {
            shut(client);
            shut(server);
        }
    }

    private final Weather weather = new Weather();
    private final ServerSocket entrance;
    private final int target;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final String name;

    /** Opens one for {@code client} to the port {@code target} of this machine. */
    Relay(String client, int target) throws IOException {
        this.target = target;
        this.name = "parley-soak-" + client + "-";
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin("accept", this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    Weather weather() {
        return weather;
    }

    /** Ends the connections that there are; {@code hard} by a reset. */
    void cut(boolean hard) {
        for (Pair pair : pairs) {
            if (hard) {
                linger(pair.client);
                linger(pair.server);
            }
            pair.close();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (weather.isClosed()) {
                    shut(client);
                } else {
                    join(client);
                }
            } catch (IOException e) {
                // closed, or a client that is gone already
            }
        }
    }

    private void join(Socket client) {
        Socket server = new Socket();
        Pair pair = new Pair(client, server);
        pairs.add(pair); // before it connects, so that a cut finds it
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            pair.close();
            pairs.remove(pair);
            return;
        }
        begin("up", () -> pass(pair, client, server, Way.UP));
        begin("down", () -> pass(pair, server, client, Way.DOWN));
    }

    private void pass(Pair pair, Socket from, Socket to, Way way) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                weather.await(way);
                if (weather.delayMillis() > 0) {
                    Thread.sleep(weather.delayMillis());
                }
                out.write(buffer, 0, count);
            }
            weather.await(way);
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                pair.close();
                pairs.remove(pair);
            }
        } catch (IOException e) {
            pair.close();
            pairs.remove(pair);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(String what, Runnable work) {
        Thread thread = new Thread(work, name + what);
        thread.setDaemon(true);
        thread.start();
    }

    private static void linger(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // it is closed already
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is lost
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut(false);
        weather.clear();
    }
}
