package org.parley.server.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.parley.server.MapUserStore;
import org.parley.server.UserStore;
import org.parley.server.internal.auth.StoreCalls;
import org.parley.server.internal.figures.Counters;
import org.parley.transport.Frame;

/** A server without sockets, whose clock and pools the test turns; everything happens on the thread of the test. */
final class Bench {
    static final String PASSWORD = "correct horse";

    final ManualTime time = new ManualTime();
    final HeldExecutor hashing = new HeldExecutor();
    final HeldExecutor outcomes = new HeldExecutor();
    final HeldExecutor looking = new HeldExecutor();
    final Counters counters = new Counters();
    UserStore store = new MapUserStore();
    private final Map<String, Object> changed = new HashMap<>();
    SignalingServer server;

    Bench() {
        restart();
    }

    Bench(Map<String, Object> changed) {
        this.changed.putAll(changed);
        restart();
    }

    /** A new server with the same accounts. */
    void restart() {
        server = new SignalingServer(ConfigCheck.check(Configs.with(changed)), "parley-server/1.0.0", time, () -> store, new StoreCalls.Pools(hashing, outcomes, looking), counters);
    }

    /** Runs all that is due. */
    void settle() {
        boolean again = true;
        while (again) {
            again = hashing.run() | outcomes.run() | looking.run() | time.runDue();
        }
    }

    void turn(long millis) {
        time.turn(millis, this::settle);
        settle();
    }

    /** A connection from loopback on which nothing was said. */
    Client connect() {
        return connect("127.0.0.1");
    }

    Client connect(String address) {
        return connect(address, 0);
    }

    /** A connection that was accepted {@code millisAgo}. */
    Client connect(String address, long millisAgo) {
        try {
            InetSocketAddress remote = new InetSocketAddress(InetAddress.getByName(address), 40_000);
            FakeConnection connection = new FakeConnection(remote, time.nanos() - millisAgo * 1_000_000);
            return new Client(this, connection, server.acceptor().accepted(connection));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A connection after welcome. */
    Client open() {
        return open("127.0.0.1");
    }

    Client open(String address) {
        Client client = connect(address);
        client.say("{'type':'hello','version':1}");
        client.only("welcome");
        return client;
    }

    void register(String... names) {
        for (String name : names) {
            try {
                store.register(name, PASSWORD);
            } catch (org.parley.server.UserStoreException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A connection that is logged in; the account is made when there is none. */
    Client login(String name) {
        return login(name, "127.0.0.1");
    }

    Client login(String name, String address) {
        try {
            if (store.find(name).isEmpty()) {
                register(name);
            }
        } catch (org.parley.server.UserStoreException e) {
            throw new IllegalStateException(e);
        }
        Client client = open(address);
        client.login(name);
        return client;
    }

    /** Turns text with apostrophes into a frame. */
    static Frame frame(String json) {
        return Frame.of(json.replace('\'', '"'));
    }
}
