package org.parley.transport.netty;

/**
 * A URI scheme that a provider carries.
 *
 * @param name        in lower case
 * @param defaultPort used where a URI to connect to or to bind names none
 * @param secure      whether TLS is spoken below the messages
 * @param path        where the service is, e.g. {@code /signal}; null where URIs of this scheme have no path
 */
public record Scheme(String name, int defaultPort, boolean secure, String path) {}
