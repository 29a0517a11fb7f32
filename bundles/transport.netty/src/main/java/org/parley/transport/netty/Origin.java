package org.parley.transport.netty;

import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol.AddressFamily;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where an accepted connection comes from: its other end, or what proxies say whose word is taken.
 *
 * @param address of the client, as far as it is known; port 0 where only the address was told
 * @param trusted whose word is taken
 */
record Origin(InetSocketAddress address, Predicate<InetAddress> trusted) {
    /** Whether its word is taken about where the connection really comes from. */
    boolean isProxy() {
        return trusted.test(address.getAddress());
    }

    /**
     * What a header of the PROXY protocol says. One without an address (LOCAL, UNKNOWN, a Unix socket) leaves the own one, and what is said behind it
     * counts nothing: it may be anybody's.
     */
    Origin told(HAProxyMessage header) {
        AddressFamily family = header.proxiedProtocol().addressFamily();
        boolean named = header.command() == HAProxyCommand.PROXY && (family == AddressFamily.AF_IPv4 || family == AddressFamily.AF_IPv6);
        InetAddress source = named ? NetUtil.createInetAddressFromIpAddressString(header.sourceAddress()) : null;
        return source == null ? new Origin(address, nobody -> false) : new Origin(new InetSocketAddress(source, header.sourcePort()), trusted);
    }

    /** What the lines of {@code X-Forwarded-For} say, each address as far as it was a proxy that said so; it ends where one is no address. */
    Origin through(List<String> lines) {
        List<String> hops = lines.stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip).filter(hop -> !hop.isEmpty()).toList();
        Origin origin = this;
        for (int i = hops.size() - 1; i >= 0 && origin.isProxy(); i--) {
            InetAddress hop = parse(hops.get(i));
            if (hop == null) {
                return origin;
            }
            origin = new Origin(new InetSocketAddress(hop, 0), trusted);
        }
        return origin;
    }

    /** An address, also in brackets, and with a port, which some proxies add. Null when it is none; asks no name server. */
    private static InetAddress parse(String hop) {
        int end = hop.indexOf(']');
        String bare = hop;
        if (hop.startsWith("[") && end > 0) {
            bare = hop.substring(1, end);
        } else if (hop.indexOf('.') > 0 && hop.indexOf(':') > hop.indexOf('.')) {
            bare = hop.substring(0, hop.indexOf(':'));
        }
        return bare.indexOf('%') >= 0 ? null : NetUtil.createInetAddressFromIpAddressString(bare);
    }
}
