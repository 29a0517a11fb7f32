package org.parley.itests;

import java.net.URI;

/** The server in the test's own Felix. */
final class Server {
    private Server() {}

    /** Where it listens for that scheme. */
    static URI uri(Services services, String scheme) {
        org.parley.server.ServerStatus status = services.await(org.parley.server.ServerStatus.class);
        Services.eventually("the server listens on " + scheme, () -> status.listening().stream().anyMatch(u -> u.getScheme().equals(scheme)));
        return status.listening().stream().filter(u -> u.getScheme().equals(scheme)).findFirst().orElseThrow();
    }
}
