package org.parley.call.internal;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.internal.thread.Loop;

/**
 * Looks once a second, while there is a call, whether this machine has lost an address: media may have gone through it, and an engine notices by silence alone, after seconds.
 * On the call thread, but for the look itself, which may block.
 */
final class AddressWatch {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Loop loop;
    private final Executor pool;
    private final Supplier<Set<InetAddress>> present;
    private final Runnable gone;
    private Set<InetAddress> known = Set.of();
    private Loop.Timer next = Loop.Timer.NONE;
    private boolean watching;

    /** {@code present} tells the addresses there are, and {@code gone} is told of each change that takes one away. */
    AddressWatch(Loop loop, Executor pool, Supplier<Set<InetAddress>> present, Runnable gone) {
        this.loop = loop;
        this.pool = pool;
        this.present = present;
        this.gone = gone;
    }

    /** What happens to the one call there is. */
    void heard(CallEvent event) {
        if (event instanceof CallEvent.StateChanged changed) {
            if (changed.state() == CallState.ENDED) {
                watching = false;
                next.cancel();
                known = Set.of();
            } else if (!watching) {
                watching = true;
                look();
            }
        }
    }

    private void look() {
        pool.execute(() -> {
            Set<InetAddress> now = present.get();
            loop.execute(() -> seen(now));
        });
    }

    private void seen(Set<InetAddress> now) {
        if (!watching) {
            return;
        }
        boolean lost = !now.containsAll(known);
        known = now;
        next.cancel();
        next = loop.after(INTERVAL, this::look);
        if (lost) {
            gone.run();
        }
    }

    /** The addresses of this machine that media may go through; none when the system does not tell. */
    static Set<InetAddress> present() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()).collect(Collectors.toSet());
        } catch (SocketException e) {
            return Set.of();
        }
    }
}
