package org.parley.server.admin.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where the administration listens. */
final class AdminAddress {
    private static final Pattern SYNTAX = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:\\[\\]\\s]+)):([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;

    private AdminAddress() {}

    /** Empty for none; the message of an IllegalArgumentException, which begins with the key, says what is wrong and what would be right. */
    static Optional<InetSocketAddress> parse(String text, boolean any) {
        if (text.isBlank() || text.strip().equals("none")) {
            return Optional.empty();
        }
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > MAX_PORT) {
            throw new IllegalArgumentException("address is '" + text.strip() + "'; allowed: a host and a port such as 127.0.0.1:7480 or [::1]:7480, or none");
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!any && !address.isLoopbackAddress()) {
                throw new IllegalArgumentException("address is '" + text.strip() + "', which others can reach without a password; allowed: a loopback address such as"
                        + " 127.0.0.1:7480, or set anyAddress = true where a firewall or container keeps others out");
            }
            return Optional.of(new InetSocketAddress(address, Integer.parseInt(matcher.group(3))));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address is '" + text.strip() + "', and there is no host " + host + "; allowed: for example 127.0.0.1:7480", e);
        }
    }
}
