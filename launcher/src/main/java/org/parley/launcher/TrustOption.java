package org.parley.launcher;

import java.util.Locale;

/** The fingerprint of a certificate on the command line. */
public final class TrustOption {
    private TrustOption() {}

    /** In upper-case hexadecimal pairs, joined by colons. */
    public static String parse(String text) throws LaunchException {
        String plain = text.replace(":", "").toUpperCase(Locale.ROOT);
        if (!plain.matches("[0-9A-F]{64}")) {
            throw LaunchException.usage("--trust " + text + ": a SHA-256 fingerprint is 64 hexadecimal digits, with or without colons");
        }
        return plain.replaceAll("(..)(?!$)", "$1:");
    }
}
