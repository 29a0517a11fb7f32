package org.parley.call.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The way that media takes from session to session. */
final class FakeNet {
    final World world;
    final List<FakeSession> sessions = new ArrayList<>();
    /** Nothing passes. */
    boolean cut;
    /** Text of data channels is lost, media passes. */
    boolean textLost;
    /** Whether sessions notice that nothing comes, as ICE does. */
    boolean noticing = true;
    /** Bytes that data channels beside the first still carry. */
    long channelBytes = Long.MAX_VALUE;
    /** What becomes of each of their messages. */
    java.util.function.UnaryOperator<byte[]> tamper = bytes -> bytes;
    /** How long a text takes. */
    Duration latency = Duration.ZERO;
    /** Engines whose process stands still. */
    final Set<FakeEngine> asleep = new HashSet<>();
    private int lastId = 1_000;

    FakeNet(World world) {
        this.world = world;
        world.after(Duration.ofSeconds(1), this::tick);
    }

    /** Data channels beside the first carry so many bytes more. */
    void carry(long bytes) {
        channelBytes = bytes;
        List.copyOf(sessions).forEach(session -> session.channels.forEach(FakeChannel::move));
    }

    /** Does something when a text has arrived. */
    void inAWhile(Runnable arrival) {
        if (latency.isZero()) {
            world.later(arrival);
        } else {
            world.after(latency, arrival);
        }
    }

    int nextId() {
        return ++lastId;
    }

    private void tick() {
        List.copyOf(sessions).forEach(FakeSession::second);
        world.after(Duration.ofSeconds(1), this::tick);
    }

    FakeSession byId(int id) {
        return sessions.stream().filter(session -> session.id == id).findFirst().orElse(null);
    }

    /** Whether packets pass from one to the other now. */
    boolean passes(FakeSession from, FakeSession to) {
        return !cut && !asleep.contains(from.engine) && !asleep.contains(to.engine) && !from.closed && !to.closed && from.matches(to) && to.matches(from);
    }
}
