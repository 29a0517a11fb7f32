package org.parley.server.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proxies whose word is taken about where a client is: single addresses and networks. */
record TrustedProxies(List<Network> networks) implements Predicate<InetAddress> {
    /** No name: it would be asked for once, and mean something else later. */
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");

    /** An address, of which the first {@code bits} count. */
    record Network(InetAddress begin, int bits) {
        boolean contains(byte[] other) {
            byte[] address = begin.getAddress();
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int shift = Byte.SIZE - bits % Byte.SIZE;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (shift == Byte.SIZE || (address[whole] & 0xFF) >> shift == (other[whole] & 0xFF) >> shift);
        }
    }

    /** Reads the key {@code trustedProxies}; the message of an IllegalArgumentException says what is wrong and what would be right. */
    static TrustedProxies parse(String[] values) {
        return new TrustedProxies(Arrays.stream(values).map(TrustedProxies::network).toList());
    }

    private static Network network(String value) {
        Matcher matcher = SYNTAX.matcher(value.strip());
        InetAddress address = matcher.matches() ? address(matcher.group(1)) : null;
        int most = address == null ? 0 : address.getAddress().length * Byte.SIZE;
        int bits = address == null || matcher.group(2) == null ? most : Integer.parseInt(matcher.group(2));
        if (address == null || bits > most) {
            throw new IllegalArgumentException("trustedProxies is " + value + "; allowed: addresses such as 192.0.2.1 or 2001:db8::1, and networks such as "
                    + "10.0.0.0/8 or 2001:db8::/32");
        }
        return new Network(address, bits);
    }

    /** Null when it is none. */
    private static InetAddress address(String text) {
        boolean tooLarge = text.indexOf(':') < 0 && Arrays.stream(text.split("\\.")).anyMatch(part -> Integer.parseInt(part) > 0xFF);
        try {
            return tooLarge ? null : InetAddress.getByName(text); // asks nobody: it looks like an address
        } catch (UnknownHostException e) {
            return null;
        }
    }

    @Override
    public boolean test(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }
}
