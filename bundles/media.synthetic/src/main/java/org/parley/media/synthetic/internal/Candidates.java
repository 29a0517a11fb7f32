package org.parley.media.synthetic.internal;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.parley.media.IceCandidate;

/** Host candidates (RFC 8839, 5.1): this machine's, and reading those of the other side. Names are not looked up. */
final class Candidates {
    private static final int MOST = 16;

    private Candidates() {}

    /** One for each address of this machine, loopback last, so that two processes on a machine without network reach each other. */
    static List<IceCandidate> local(int port, String fragment) throws SocketException {
        List<InetAddress> addresses = new ArrayList<>();
        List<InetAddress> loopback = new ArrayList<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (network.isUp()) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLinkLocalAddress()) {
                        (address.isLoopbackAddress() ? loopback : addresses).add(address);
                    }
                }
            }
        }
        addresses.addAll(loopback);
        List<IceCandidate> candidates = new ArrayList<>();
        for (InetAddress address : addresses.subList(0, Math.min(MOST, addresses.size()))) {
            candidates.add(candidate(candidates.size() + 1, address, port, fragment));
        }
        return candidates;
    }

    private static IceCandidate candidate(int foundation, InetAddress address, int port, String fragment) {
        long priority = 126L << 24 | (65_535L - foundation) << 8 | 255;
        String host = address.getHostAddress().replaceAll("%.*", "");
        return new IceCandidate("candidate:" + foundation + " 1 udp " + priority + " " + host + " " + port + " typ host generation 0 ufrag " + fragment, "0", 0, fragment);
    }

    /** Where a candidate of the other side is; empty when it is no address to which a datagram can go. */
    static Optional<InetSocketAddress> parse(String candidate) {
        String[] words = candidate.length() > 1_000 ? new String[0] : candidate.strip().split(" +");
        if (words.length < 8 || !words[0].startsWith("candidate:") || !words[2].equalsIgnoreCase("udp") || !words[5].matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(words[5]);
        return port < 1 || port > 65_535 ? Optional.empty() : address(words[4]).map(address -> new InetSocketAddress(address, port));
    }

    private static Optional<InetAddress> address(String text) {
        try {
            InetAddress address = text.contains(":") ? ipv6(text) : ipv4(text);
            return address == null || address.isMulticastAddress() || address.isAnyLocalAddress() ? Optional.empty() : Optional.of(address);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static InetAddress ipv4(String text) throws UnknownHostException {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return null;
        }
        byte[] bytes = new byte[4];
        String[] parts = text.split("\\.");
        for (int i = 0; i < 4; i++) {
            int value = Integer.parseInt(parts[i]);
            if (value > 255) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        return bytes[0] == -1 && bytes[3] == -1 ? null : Inet4Address.getByAddress(bytes);
    }

    private static InetAddress ipv6(String text) throws UnknownHostException {
        return text.length() > 45 || !text.matches("[0-9a-fA-F:.]+") ? null : Inet6Address.getByName("[" + text + "]");
    }
}
