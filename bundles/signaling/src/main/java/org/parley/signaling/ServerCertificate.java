package org.parley.signaling;

/** A server's certificate, by the SHA-256 of its DER form: upper-case hex pairs joined by colons. */
public record ServerCertificate(String host, int port, String fingerprint) {}
