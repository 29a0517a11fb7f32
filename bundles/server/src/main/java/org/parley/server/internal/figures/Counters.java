package org.parley.server.internal.figures;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.parley.transport.CloseReason;

/** Counts what happens, on any thread, without waiting for anybody: forwarding a message costs four additions. */
public final class Counters {
    /** Bounds of the buckets of {@link #latency}: powers of two in microseconds, from 1 to 2^20. */
    static final int BOUNDS = 21;
    private static final long NANOS_PER_MICRO = 1_000;

    final LongAdder receivedBytes = new LongAdder();
    final LongAdder sentBytes = new LongAdder();
    final LongAdder connections = new LongAdder();
    final LongAdder[] good = adders(Kind.values().length);
    final Map<Refusal, LongAdder> refused = new ConcurrentHashMap<>();
    final LongAdder[] limits = adders(Limit.values().length);
    final Map<CloseReason.Kind, LongAdder> closed = new EnumMap<>(CloseReason.Kind.class);
    final LongAdder[] latency = adders(BOUNDS + 1);
    final LongAdder latencyNanos = new LongAdder();

    /** {@code outcome} is the code of the error that answered. */
    record Refusal(Kind kind, String outcome) {}

    /** All at 0. */
    public Counters() {
        Arrays.stream(CloseReason.Kind.values()).forEach(kind -> closed.put(kind, new LongAdder()));
    }

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        Arrays.setAll(adders, i -> new LongAdder());
        return adders;
    }

    /** A message came. */
    public void received(int bytes) {
        receivedBytes.add(bytes);
    }

    /** A message was handed to a connection. */
    public void sent(int bytes) {
        sentBytes.add(bytes);
    }

    /** A message was handled within {@code nanos} and, where {@code outcome} is not null, answered with that error. */
    public void handled(String type, String outcome, long nanos) {
        Kind kind = Kind.of(type);
        if (outcome != null) {
            refused.computeIfAbsent(new Refusal(kind, outcome), key -> new LongAdder()).increment();
            return;
        }
        good[kind.ordinal()].increment();
        if (kind.forwarded()) {
            latency[bucket(nanos)].increment();
            latencyNanos.add(nanos);
        }
    }

    static int bucket(long nanos) {
        long micros = (nanos + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO;
        return micros <= 1 ? 0 : Math.min(BOUNDS, Long.SIZE - Long.numberOfLeadingZeros(micros - 1));
    }

    /** A limit has bitten. */
    public void bit(Limit limit) {
        limits[limit.ordinal()].increment();
    }

    /** A connection was accepted. */
    public void opened() {
        connections.increment();
    }

    /** A connection has ended. */
    public void closed(CloseReason.Kind reason) {
        closed.get(reason).increment();
    }

    static String label(CloseReason.Kind reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
