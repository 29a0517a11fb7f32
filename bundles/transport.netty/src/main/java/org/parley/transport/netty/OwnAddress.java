package org.parley.transport.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.Predicate;

/**
 * The address of this machine that a connection was made from. When it goes (another network, a cable pulled out), nothing comes over the connection any more, of which TCP
 * knows nothing: it would be noticed by silence alone.
 */
final class OwnAddress {
    private final InetAddress address;
    private final Predicate<InetAddress> present;
    private final boolean known;

    OwnAddress(SocketAddress local) {
        this(local, OwnAddress::isPresent);
    }

    /** One that is not {@code present} at first is never missed: not every system tells all of its addresses. */
    OwnAddress(SocketAddress local, Predicate<InetAddress> present) {
        this.present = present;
        address = local instanceof InetSocketAddress inet ? inet.getAddress() : null;
        known = address != null && !address.isLoopbackAddress() && present.test(address);
    }

    /** Whether the machine does not have it any more. */
    boolean isGone() {
        return known && !present.test(address);
    }

    private static boolean isPresent(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // the system does not say
        }
    }

    @Override
    public String toString() {
        return address == null ? "unknown" : address.getHostAddress();
    }
}
