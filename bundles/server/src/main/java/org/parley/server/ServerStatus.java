package org.parley.server;

import java.net.URI;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What the running server listens on. An OSGi service while the server is active. Any thread may call; returns at once. */
@ProviderType
public interface ServerStatus {
    /** The addresses that are bound at the moment, with their real ports, in the order in which they were asked for. */
    List<URI> listening();

    /** SHA-256 of the TLS certificate, upper-case hex pairs joined by colons; null where no TLS address is asked for or the certificate cannot be read. */
    String fingerprint();

    /** What is asked for and not bound at the moment: a line each, naming the address and the reason. */
    List<String> failures();

    /** Why it should not be sent clients at the moment: a line each; none when all is well. Asks the store of accounts, so that it may block for as long as a disk does. */
    List<String> problems();

    /** False when its timers, or an event loop, have not come to their work for 10 s: only a new start helps then. Returns within moments. */
    boolean responds();

    /** How many connections are open. */
    int connections();

    /** How many sessions live, those within their resume window included. */
    int sessions();
}
