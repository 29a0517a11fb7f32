package org.parley.call.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.parley.protocol.PeerMessage;
import org.parley.signaling.Peer;
import org.parley.signaling.SignalingEvent;

/** The server of protocol.md in memory: forwards, queues for who is within his resume window, and says who is offline. */
final class FakeServer {
    /** How many characters the id of a call has. */
    static final int CALL_ID = 20;

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
    /** How long a message takes from a client to the server, and from there to the other. */
    Duration latency = Duration.ZERO;
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

    /** Of random capital letters. */
    String callId() {
        return ids.ints(CALL_ID, 'A', 'Z' + 1).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    void join(FakeSignaling client) {
        clients.put(key(client.name()), client);
    }

    /** The session of {@code name} ends: he is offline. */
    void endSession(String name) {
        clients.remove(key(name));
        queues.remove(key(name));
    }

    /** The server has noticed that the connection of {@code name} is gone: after his resume window he is offline, unless he is back. */
    void notices(FakeSignaling gone) {
        gone.lose();
        world.after(Duration.ofSeconds(30), () -> {
            if (!gone.isConnected() && clients.remove(key(gone.name()), gone)) {
                queues.remove(key(gone.name()));
                clients.values().stream().filter(FakeSignaling::isConnected).forEach(other -> other.tell(
                        new SignalingEvent.PresenceChanged(List.of(new Peer(gone.name(), Peer.Status.OFFLINE)), true)));
            }
        });
    }

    boolean isOnline(String name) {
        return clients.containsKey(key(name));
    }

    /** Does something when a message has arrived. */
    void later(Runnable arrival) {
        if (latency.isZero()) {
            arrival.run();
        } else {
            world.after(latency, arrival);
        }
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
            later(() -> {
                if (receiver.isConnected()) { // otherwise it is lost with the connection
                    receiver.received(message);
                }
            });
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

    /** What is kept back of {@code sender}, in order. */
    List<PeerMessage> kept(String sender) {
        return delayed.stream().filter(message -> message.from().equals(sender)).toList();
    }

    /** Lets go, of what is kept back of {@code sender}, the first message and the candidates that follow it. */
    void letGoNext(String sender) {
        do {
            forward(clients.get(key(sender)), loseNext(sender));
        } while (!kept(sender).isEmpty() && kept(sender).get(0) instanceof PeerMessage.Candidate);
    }

    /** Of what is kept back of {@code sender} the first message is lost. */
    PeerMessage loseNext(String sender) {
        PeerMessage next = kept(sender).get(0);
        delayed.remove(next);
        return next;
    }

    /** Of what is kept back of {@code sender} the first message comes once more, after the others. */
    void repeatNext(String sender) {
        delayed.add(kept(sender).get(0));
    }

    /** All sessions end, and what was under way is lost: the server has begun anew. */
    void restart() {
        List<FakeSignaling> all = List.copyOf(clients.values());
        clients.clear();
        queues.clear();
        delayed.clear();
        all.forEach(FakeSignaling::lose);
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
