package org.parley.transport;

/**
 * The certificate that a server showed.
 *
 * @param host        the host that was asked for
 * @param port        its port
 * @param fingerprint SHA-256 of the DER form, upper-case hex pairs joined by colons
 * @param vouched     whether the platform's certificate authorities vouch for it and it names {@code host} (RFC 9525)
 */
public record PeerCertificate(String host, int port, String fingerprint, boolean vouched) {}
