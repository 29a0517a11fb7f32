package org.parley.media.synthetic.internal;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.parley.media.ConnectionState;

/**
 * The way to the other side for one pair of credentials: asks all its addresses, uses the first that answers, and notices
 * silence. Sends nothing before an address of the other side was given, not even an answer. Confined to the session's thread; times are
 * {@link System#nanoTime()} and come from the caller.
 *
 * <table>
 * <caption>States</caption>
 * <tr><td>none</td><td>no address known</td></tr>
 * <tr><td>CONNECTING</td><td>asking, no answer yet; after 15 s FAILED</td></tr>
 * <tr><td>CONNECTED</td><td>heard within 2 s</td></tr>
 * <tr><td>DISCONNECTED</td><td>silent for 2 s; asks all addresses again; CONNECTED when heard</td></tr>
 * <tr><td>FAILED</td><td>silent for 8 s; final</td></tr>
 * </table>
 */
final class Link {
    /** What carries the datagrams. */
    interface Wire {
        /** Sends one; what cannot be sent is lost. */
        void send(ByteBuffer datagram, InetSocketAddress to);

        /** A genuine one of the other side came, of so many bytes. */
        void heard(int bytes);
    }

    static final long DISCONNECTED_AFTER = TimeUnit.SECONDS.toNanos(2);
    static final long FAILED_AFTER = TimeUnit.SECONDS.toNanos(8);
    static final long GIVEN_UP_AFTER = TimeUnit.SECONDS.toNanos(15);
    private static final long ASK_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long KEEP_ALIVE_EVERY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_ROUND_TRIP = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_ADDRESSES = 32;

    private final Description remote;
    private final Seal outgoing;
    private final Seal incoming;
    private final Wire wire;
    private final Map<InetSocketAddress, String> addresses = new LinkedHashMap<>();
    private final ByteBuffer plain = ByteBuffer.allocate(2_048);
    private final ByteBuffer sealed = ByteBuffer.allocate(2_048);
    private final ByteBuffer opened = ByteBuffer.allocate(2_048);
    private InetSocketAddress selected;
    private long armedAt;
    private long askedAt;
    private long heardAt;
    private long answeredAt;
    private long roundTripNanos;
    private boolean failed;

    Link(Negotiation.Agreement agreed, Wire wire) {
        remote = agreed.remote();
        this.wire = wire;
        outgoing = new Seal(agreed.secret(), agreed.local(), remote.credentials());
        incoming = new Seal(agreed.secret(), remote.credentials(), agreed.local());
    }

    /** The user fragment of the other side's candidates for this link. */
    String remoteFragment() {
        return remote.credentials().fragment();
    }

    /** An address of the other side; {@code type} is that of the candidate. Those beyond a bound are dropped. */
    void address(InetSocketAddress address, String type, long now) {
        if (addresses.isEmpty()) {
            armedAt = now;
        }
        if (addresses.size() < MOST_ADDRESSES && addresses.putIfAbsent(address, type) == null && selected == null) {
            ask(List.of(address), now);
        }
    }

    /** Whether a datagram that begins with {@code tag} belongs here. */
    boolean isTagged(long tag) {
        return tag == incoming.tag();
    }

    /** The state, null while no address is known. */
    ConnectionState state(long now) {
        if (addresses.isEmpty()) {
            return null;
        }
        long silent = now - (selected == null ? armedAt : heardAt);
        failed |= silent > (selected == null ? GIVEN_UP_AFTER : FAILED_AFTER);
        if (failed) {
            return ConnectionState.FAILED;
        }
        if (selected == null) {
            return ConnectionState.CONNECTING;
        }
        return silent > DISCONNECTED_AFTER ? ConnectionState.DISCONNECTED : ConnectionState.CONNECTED;
    }

    /** Whether an address has answered. */
    boolean isOpen() {
        return selected != null;
    }

    /** Asks what is due to be asked. */
    void tick(long now) {
        ConnectionState state = state(now);
        if (state == null || failed) {
            return;
        }
        if (state == ConnectionState.CONNECTED && !wasSilent(now)) {
            if (now - askedAt >= KEEP_ALIVE_EVERY) {
                ask(List.of(selected), now);
                askedAt = now;
            }
        } else if (now - askedAt >= ASK_EVERY) {
            ask(List.copyOf(addresses.keySet()), now);
            askedAt = now;
        }
    }

    /** Takes a datagram; gives what others must handle, good until the next call, or null. */
    ByteBuffer receive(ByteBuffer datagram, InetSocketAddress from, long now) {
        int bytes = datagram.remaining();
        if (addresses.isEmpty() || failed || !incoming.open(datagram, opened)) {
            return null;
        }
        wire.heard(bytes);
        heardAt = now;
        byte kind = opened.get(0);
        if ((kind == Packet.PING || kind == Packet.PONG) && opened.remaining() == 9) {
            address(from, "prflx", now);
            if (kind == Packet.PING) {
                send(plain.clear().put(Packet.PONG).putLong(opened.getLong(1)).flip(), from);
            } else {
                answered(from, now - opened.getLong(1), now);
            }
            return null;
        }
        return opened;
    }

    /** Sends to the address that answered; lost while there is none. */
    void send(ByteBuffer packet) {
        if (selected != null && !failed) {
            send(packet, selected);
        }
    }

    /** Milliseconds; 0 while unknown. */
    double roundTripMillis() {
        return roundTripNanos / 1e6;
    }

    long roundTripNanos() {
        return roundTripNanos;
    }

    /** Type of the candidate in use, empty while there is none. */
    String remoteCandidate() {
        return selected == null ? "" : addresses.getOrDefault(selected, "prflx");
    }

    private void answered(InetSocketAddress from, long roundTrip, long now) {
        if (roundTrip < 0 || roundTrip > LONGEST_ROUND_TRIP || !addresses.containsKey(from)) {
            return;
        }
        boolean better = selected == null || wasSilent(now);
        if (better) {
            selected = from;
        }
        if (from.equals(selected)) {
            answeredAt = now;
            roundTripNanos = roundTripNanos == 0 ? roundTrip : (roundTripNanos * 7 + roundTrip) / 8;
        }
    }

    /** The address in use may have gone while the other side is still heard by another way. */
    private boolean wasSilent(long now) {
        return now - answeredAt > DISCONNECTED_AFTER;
    }

    private void ask(Iterable<InetSocketAddress> all, long now) {
        for (InetSocketAddress address : all) {
            send(plain.clear().put(Packet.PING).putLong(now).flip(), address);
        }
    }

    private void send(ByteBuffer packet, InetSocketAddress to) {
        outgoing.seal(packet, sealed);
        wire.send(sealed, to);
    }
}
