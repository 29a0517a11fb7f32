package org.parley.launcher.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ports that a server takes when it is not told otherwise. */
final class Ports {
    private static final Map<Integer, String> USUAL = new TreeMap<>(Map.of(7443, "tls", 7444, "wss", 7400, "tcp", 7401, "ws"));

    private Ports() {}

    static List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        USUAL.forEach((port, scheme) -> findings.add(check(port, scheme)));
        return findings;
    }

    static Finding check(int port, String scheme) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return Finding.ok("port " + port + " (" + scheme + ") is free");
        } catch (IOException e) {
            return Finding.note("port " + port + " (" + scheme + ") is taken", "a server may run already; otherwise start it with --listen " + scheme + "://HOST:PORT");
        }
    }
}
