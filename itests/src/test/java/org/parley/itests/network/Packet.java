package org.parley.itests.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** An IP packet (RFC 791, RFC 8200). */
record Packet(byte[] bytes) {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int V6_HEADER = 40;
    private static final int UDP_HEADER = 8;

    private boolean isV6() {
        return bytes[0] >> 4 == 6;
    }

    InetAddress source() {
        return isV6() ? address(8, 16) : address(12, 4);
    }

    InetAddress destination() {
        return isV6() ? address(24, 16) : address(16, 4);
    }

    boolean isTcp() {
        return protocol() == TCP;
    }

    boolean isUdp() {
        return protocol() == UDP;
    }

    /** Whether it is between the two, either way. */
    boolean isBetween(Host one, Host other) {
        return isFrom(one) && isTo(other) || isFrom(other) && isTo(one);
    }

    /** Whether it comes from there or goes there. */
    boolean isOf(Host host) {
        return isFrom(host) || isTo(host);
    }

    boolean isFrom(Host host) {
        return host.has(source());
    }

    boolean isTo(Host host) {
        return host.has(destination());
    }

    /** The port of that host in a TCP or UDP packet of it. */
    int portOf(Host host) {
        int at = header() + (isFrom(host) ? 0 : 2);
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** Whether it carries sound or picture, other than checks and control (RFC 7983; RFC 5761, 4). */
    boolean isMedia() {
        int payload = header() + UDP_HEADER;
        return isUdp() && bytes.length > payload + 1 && (bytes[payload] & 0xc0) == 0x80 && ((bytes[payload + 1] & 0xff) < 192 || (bytes[payload + 1] & 0xff) > 223);
    }

    private int header() {
        return isV6() ? V6_HEADER : 4 * (bytes[0] & 15);
    }

    private int protocol() {
        return bytes[isV6() ? 6 : 9];
    }

    private InetAddress address(int from, int length) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + length));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
