package org.parley.itests.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.parley.itests.Child;
import org.parley.itests.Distribution;
import org.parley.itests.Relay;
import org.parley.itests.Services;
import org.parley.launcher.ice.IceProbe;

/** A server and a relay, and pairs of clients, each on a machine of its own; they reach each other through an {@link Internet}. Addresses are of RFC 2544 and RFC 3849. */
final class Site implements AutoCloseable {
    static final int RELAY_PORT = 3478;
    private static final String SERVER = "198.18.0.1";
    private static final String SERVER_V6 = "2001:db8::1";
    private static final String RELAY = "198.18.0.2";

    private final Path folder;
    private final Path distribution;
    private final ConcurrentLinkedDeque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    /** Starting a client takes a processor for seconds. */
    private final Semaphore starting = new Semaphore(1, true);
    private final Internet internet = opened(new Internet());
    private final Host server;
    private final Host relay;

    Site(Path folder) throws IOException {
        this.folder = folder;
        distribution = Distribution.withOwnFolders(folder.resolve("parley"));
        relay = internet.host("relay", RELAY);
        Relay coturn = opened(Relay.start(relay.namespace().prefix(), folder, RELAY, RELAY_PORT));
        server = internet.host("server", SERVER);
        server.plug(SERVER_V6);
        Child process = opened(Child.start(server.namespace().prefix(), "server", distribution, Path.of(System.getProperty("java.home")), folder,
            Map.of("PARLEY_SERVER_PLAIN_ON_ANY_ADDRESS", "true", "PARLEY_SERVER_STUN_URLS", coturn.stun(), "PARLEY_SERVER_TURN_URLS", coturn.turn(), "PARLEY_SERVER_TURN_SECRET", Relay.SECRET),
            "server", "--listen", uri("tcp"), "--listen", uriV6("tcp"), "--listen", uriV6("ws"), "--data", folder.resolve("data").toString()));
        for (int i = 0; i < 3; i++) {
            process.line("listening ");
        }
        Services.eventually("coturn answers", () -> relay.namespace().inside(() -> IceProbe.ask(coturn.stun(), null, null).good()));
    }

    static String uri(String scheme) {
        return scheme + "://" + SERVER + ":" + port(scheme);
    }

    static String uriV6(String scheme) {
        return scheme + "://[" + SERVER_V6 + "]:" + port(scheme);
    }

    private static int port(String scheme) {
        return scheme.equals("ws") ? 7401 : 7400;
    }

    Internet internet() {
        return internet;
    }

    Host server() {
        return server;
    }

    Host relay() {
        return relay;
    }

    /** One more machine. */
    Host host(String name, String address) {
        return internet.host(name, address);
    }

    /** Two more machines with a client on each, logged in. */
    Pair pair(String name, String callers, String callees) throws InterruptedException {
        return pair(internet.host(name + "-a", callers), uri("tcp"), internet.host(name + "-b", callees), uri("tcp"), name);
    }

    /** Clients on both machines, logged in. */
    Pair pair(Host callers, String callersServer, Host callees, String calleesServer, String name) throws InterruptedException {
        starting.acquire();
        try {
            Pair pair = opened(new Pair(client(name + "-a", callers, callersServer), client(name + "-b", callees, calleesServer)));
            pair.caller().awaitLogin(false);
            pair.callee().awaitLogin(false);
            return pair;
        } finally {
            starting.release();
        }
    }

    private Client client(String name, Host host, String uri) {
        try {
            return Client.start(name, host, distribution, Files.createDirectories(folder.resolve("users")), uri);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.push(closeable);
        return closeable;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
