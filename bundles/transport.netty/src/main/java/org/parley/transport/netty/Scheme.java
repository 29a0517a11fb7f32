package org.parley.transport.netty;

/**
 * A URI scheme that a provider carries.
 *
 * @param name        in lower case
 * @param defaultPort used where a URI to connect to or to bind names none
 * @param secure      whether TLS is spoken below the messages
 * @param path        where the service is, e.g. {@code /signal}; null where URIs of this scheme have no path
 * @param counterpart the scheme that is the same but for TLS, which people confuse with this one; null where there is none
 */
public record Scheme(String name, int defaultPort, boolean secure, String path, String counterpart) {
    /** What to do when the other side seems to be of the {@link #counterpart}; the end of a line, empty where there is none. */
    String hint() {
        return counterpart == null ? "" : "; if it " + (secure ? "is meant to be plain" : "expects TLS") + ", take " + counterpart + ":// instead of " + name + "://";
    }
}
