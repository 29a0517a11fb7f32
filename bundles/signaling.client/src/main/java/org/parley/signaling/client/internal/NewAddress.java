package org.parley.signaling.client.internal;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks once a second, while asked to, whether this machine has got another address: then a server may be reached that could not be before. On the loop only. */
final class NewAddress {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Loop loop;
    private final Supplier<Set<InetAddress>> present;
    private Loop.Timer next = () -> { };
    private Set<InetAddress> known = Set.of();

    /** {@code present} tells the addresses there are. */
    NewAddress(Loop loop, Supplier<Set<InetAddress>> present) {
        this.loop = loop;
        this.present = present;
    }

    /** From now on {@code arrived} is told of each change that brings an address, until {@link #stop}. */
    void await(Runnable arrived) {
        stop();
        known = present.get();
        watch(arrived);
    }

    private void watch(Runnable arrived) {
        next = loop.schedule(INTERVAL, () -> {
            watch(arrived);
            Set<InetAddress> before = known;
            known = present.get();
            if (!before.containsAll(known)) {
                arrived.run();
            }
        });
    }

    void stop() {
        next.cancel();
    }

    /** The addresses of this machine by which others may be reached; none when the system does not tell. */
    static Set<InetAddress> present() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()).collect(Collectors.toSet());
        } catch (SocketException e) {
            return Set.of();
        }
    }
}
