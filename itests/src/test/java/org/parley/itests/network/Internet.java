package org.parley.itests.network;

import com.sun.jna.Memory;
import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** Forwards packets between hosts, as well or badly as it is told to. One thread reads and writes all interfaces. */
final class Internet implements AutoCloseable {
    private static final int POLL_MILLIS = 10;
    private static final int POLLFD_BYTES = 8;
    private static final short POLLIN = 1;
    private static final int BATCH = 64;
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PATIENCE_MILLIS = 10_000;

    /** A packet that comes when its time has come. */
    private record Parcel(long due, long number, Host to, Packet packet) {}

    private final List<Host> hosts = new CopyOnWriteArrayList<>();
    private final List<Predicate<Packet>> holes = new CopyOnWriteArrayList<>();
    private final PriorityQueue<Parcel> parcels = new PriorityQueue<>((a, b) -> a.due != b.due ? Long.compare(a.due, b.due) : Long.compare(a.number, b.number));
    private final Random random = new Random(1);
    private final Thread thread = new Thread(this::run, "internet");
    private long number;
    private volatile boolean closed;

    Internet() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Connects one more machine. */
    Host host(String purpose, String address) {
        Host host = new Host(Namespace.create(purpose), address);
        hosts.add(host);
        return host;
    }

    /** Completes when so much time has passed. */
    CompletableFuture<Void> after(Duration time) {
        return new CompletableFuture<Void>().completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on such packets are swallowed, until the result is closed. */
    Hole swallow(Predicate<Packet> packets) {
        holes.add(packets);
        return () -> holes.remove(packets);
    }

    /** Tells every packet that is forwarded, on the forwarder's thread, until the result is closed. */
    Hole watch(Consumer<Packet> watcher) {
        return swallow(packet -> {
            watcher.accept(packet);
            return false;
        });
    }

    /** Ends what was begun when closed. */
    interface Hole extends AutoCloseable {
        @Override
        void close();
    }

    private void run() {
        while (!closed) {
            List<Tun> tuns = hosts.stream().flatMap(host -> host.tuns().stream()).toList();
            await(tuns);
            tuns.forEach(this::take);
            deliver();
        }
    }

    private void await(List<Tun> tuns) {
        Memory fds = new Memory((long) POLLFD_BYTES * Math.max(1, tuns.size()));
        for (int i = 0; i < tuns.size(); i++) {
            fds.setInt((long) POLLFD_BYTES * i, tuns.get(i).fd());
            fds.setInt((long) POLLFD_BYTES * i + 4, POLLIN);
        }
        long wait = parcels.isEmpty() ? POLL_MILLIS : TimeUnit.NANOSECONDS.toMillis(parcels.peek().due - System.nanoTime());
        LibC.poll(fds, tuns.size(), (int) Math.max(0, Math.min(POLL_MILLIS, wait)));
    }

    /** At most so many at once, that others have their turn. */
    private void take(Tun tun) {
        for (int i = 0; i < BATCH; i++) {
            byte[] bytes = tun.read();
            if (bytes == null) {
                return;
            }
            forward(new Packet(bytes));
        }
    }

    private void forward(Packet packet) {
        Host from = find(packet::isFrom);
        Host to = find(packet::isTo);
        if (from == null || to == null || holes.stream().anyMatch(hole -> hole.test(packet))) {
            return;
        }
        long now = System.nanoTime();
        through(from.weather(), now, sent -> through(to.weather(), sent, due -> parcels.add(new Parcel(due, number++, to, packet))));
    }

    private Host find(Predicate<Host> wanted) {
        return hosts.stream().filter(wanted).findFirst().orElse(null);
    }

    /** Tells when a packet comes through a link: once, never or twice. */
    private void through(Weather weather, long sent, LongConsumer come) {
        if (random.nextDouble() < weather.loss()) {
            return;
        }
        come.accept(sent + delay(weather));
        if (random.nextDouble() < weather.duplicates()) {
            come.accept(sent + delay(weather));
        }
    }

    private long delay(Weather weather) {
        long jitter = Math.round(weather.jitter().toNanos() * (2 * random.nextDouble() - 1));
        return Math.max(0, weather.delay().toNanos() + jitter) + (random.nextDouble() < weather.late() ? LATE_NANOS : 0);
    }

    private void deliver() {
        long now = System.nanoTime();
        while (!parcels.isEmpty() && parcels.peek().due <= now) {
            Parcel parcel = parcels.poll();
            Tun tun = parcel.to.tun(parcel.packet.destination());
            if (tun != null) {
                tun.write(parcel.packet.bytes());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        hosts.forEach(host -> {
            host.tuns().forEach(Tun::close);
            host.namespace().close();
        });
    }
}
