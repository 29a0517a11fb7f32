package org.parley.server.internal.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a client comes from, as far as limits care: of IPv6 the first 64 bits, since that much is one subscriber's own.
 *
 * @param key    by which it is counted
 * @param exempt loopback: the limits per address alone do not apply
 */
public record ClientAddress(String key, boolean exempt) {
    private static final int PREFIX_BYTES = 8;

    /** That of a connection. */
    public static ClientAddress of(InetSocketAddress remote) {
        InetAddress address = remote.getAddress();
        if (address == null) {
            return new ClientAddress(remote.getHostString(), false);
        }
        String key = address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES)) + "/64" : address.getHostAddress();
        return new ClientAddress(key, address.isLoopbackAddress());
    }
}
