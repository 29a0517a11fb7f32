package org.parley.call.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.parley.protocol.PeerMessage;

/** The server of protocol.md in memory: forwards, queues for who is within his resume window, and says who is offline. */
final class FakeServer {
    final World world;
    private final Random ids;
    /** All that reached the server, in order. */
    final List<PeerMessage> wire = new ArrayList<>();
    /** What is lost on its way to the server though the sender noticed nothing. */
    Predicate<PeerMessage> lose = message -> false;
    /** What arrives twice. */
    Predicate<PeerMessage> twice = message -> false;
    /** What is kept back until {@link #letGo}. */
    Predicate<PeerMessage> delay = message -> false;
    private final List<PeerMessage> delayed = new ArrayList<>();
    private final Map<String, FakeSignaling> clients = new LinkedHashMap<>();
    private final Map<String, List<PeerMessage>> queues = new LinkedHashMap<>();

    FakeServer(World world) {
        this(world, 1);
    }

    /** Call ids depend on {@code seed}. */
    FakeServer(World world, int seed) {
        this.world = world;
        this.ids = new Random(seed);
    }

    /** Of 20 random characters. */
    String callId() {
        return ids.ints(20, 'A', 'Z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    void join(FakeSignaling client) {
        clients.put(key(client.name()), client);
    }

    /** The session of {@code name} ends: he is offline. */
    void endSession(String name) {
        clients.remove(key(name));
        queues.remove(key(name));
    }

    boolean isOnline(String name) {
        return clients.containsKey(key(name));
    }

    void accept(FakeSignaling sender, PeerMessage message) {
        if (lose.test(message)) {
            return;
        }
        wire.add(message);
        if (delay.test(message)) {
            delayed.add(message);
            return;
        }
        forward(sender, message);
        if (twice.test(message)) {
            forward(sender, message);
        }
    }

    private void forward(FakeSignaling sender, PeerMessage message) {
        FakeSignaling receiver = clients.get(key(message.to()));
        if (receiver == null) {
            sender.refused(message, "peer-offline");
        } else if (receiver.isConnected()) {
            receiver.received(message);
        } else {
            List<PeerMessage> queue = queues.computeIfAbsent(key(message.to()), name -> new ArrayList<>());
            if (!queue.contains(message)) {
                queue.add(message);
            }
        }
    }

    void letGo() {
        delay = message -> false;
        letGo(message -> true);
    }

    /** Lets go only those of what was kept back; what comes is delayed further on. */
    void letGo(Predicate<PeerMessage> those) {
        List<PeerMessage> now = delayed.stream().filter(those).toList();
        delayed.removeAll(now);
        now.forEach(message -> forward(clients.get(key(message.from())), message));
    }

    /** What came while {@code client} was away. */
    void deliverQueued(FakeSignaling client) {
        List<PeerMessage> queue = queues.remove(key(client.name()));
        if (queue != null) {
            queue.forEach(client::received);
        }
    }

    /** Messages of a kind that {@code from} sent, in order. */
    <T extends PeerMessage> List<T> sent(String from, Class<T> kind) {
        return of(from).filter(kind::isInstance).map(kind::cast).toList();
    }

    Stream<PeerMessage> of(String from) {
        return List.copyOf(wire).stream().filter(message -> message.from().equals(from));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
