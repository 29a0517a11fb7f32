package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.parley.server.MapUserStore;
import org.parley.server.UserStore;
import org.parley.server.internal.figures.Counters;
import org.parley.transport.Transport;
import org.parley.transport.websocket.internal.WebSocketTransport;

/** A whole server on real sockets of loopback: tcp, tls and ws. */
final class LiveServer implements AutoCloseable {
    static final String[] LISTEN = {"tcp://127.0.0.1:0", "tls://127.0.0.1:0", "ws://127.0.0.1:0"};

    final UserStore store;
    final RunningServer running;
    final NettyTcp tcp = new NettyTcp();
    final Counters counters = new Counters();
    private final WebSocketTransport ws = new WebSocketTransport((WebSocketTransport.Config) Proxy.newProxyInstance(LiveServer.class.getClassLoader(),
            new Class<?>[] {WebSocketTransport.Config.class}, (proxy, method, arguments) -> method.getDefaultValue()));
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Map<String, Integer> ports = new HashMap<>();
    /** The line of the start that says no address. */
    String fingerprint;

    LiveServer(Path data, Map<String, Object> config) throws InterruptedException {
        this(data, config, new MapUserStore());
    }

    LiveServer(Path data, Map<String, Object> config, UserStore store) throws InterruptedException {
        this.store = store;
        running = new RunningServer(listening(config), new RunningServer.Surroundings("parley-server/1.0.0", data, List.of()), () -> store,
                new StartReport(new Lines()), counters);
        running.add(tcp.provider());
        running.add(TransportProvider.of(ws, Map.of(Transport.SCHEME, new String[] {"ws", "wss"})));
        while (ports.size() < 3 || fingerprint == null) {
            String line = lines.poll(60, TimeUnit.SECONDS);
            assertThat(line).as("what is said at the start").isNotNull();
            if (line.startsWith("listening ")) {
                URI uri = URI.create(line.substring("listening ".length()));
                ports.put(uri.getScheme(), uri.getPort());
            } else {
                fingerprint = line;
            }
        }
    }

    private static ServerConfig listening(Map<String, Object> config) {
        Map<String, Object> all = new HashMap<>(Map.of("listen", LISTEN));
        all.putAll(config);
        return ConfigCheck.check(Configs.with(all));
    }

    /** Goes on under another configuration. */
    void adopt(Map<String, Object> config) {
        running.adopt(listening(config));
    }

    private final class Lines implements StartReport.Console {
        @Override
        public void out(String line) {
            lines.add(line);
        }

        @Override
        public void fail(String line, int exitCode) {
            lines.add(line);
        }
    }

    int port(String scheme) {
        return ports.get(scheme);
    }

    /** A connection over tcp. */
    WireClient client() throws Exception {
        return new WireClient(port("tcp"), false);
    }

    /** A socket on which nothing is said. */
    Socket socket(String scheme) throws IOException {
        Socket socket = new Socket("127.0.0.1", port(scheme));
        socket.setSoTimeout(30_000);
        return socket;
    }

    @Override
    public void close() throws ReflectiveOperationException {
        running.close();
        tcp.stop();
        var deactivate = WebSocketTransport.class.getDeclaredMethod("deactivate");
        deactivate.setAccessible(true);
        deactivate.invoke(ws);
    }
}
