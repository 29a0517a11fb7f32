package org.parley.call.internal.words;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The certificate that a session description vouches for (RFC 8122). */
public final class Fingerprints {
    private static final String LINE = "a=fingerprint:";

    private Fingerprints() {}

    /**
     * The fingerprint, as {@code sha-256 AB:CD:…}. Empty where there is none, and also where there are several that differ, or one by another hash: it is then not said which of them
     * holds for the connection, and words made of the wrong one would vouch for somebody in between.
     */
    public static Optional<String> of(String sdp) {
        Set<String> all = sdp.lines().map(String::strip).filter(line -> line.startsWith(LINE)).map(line -> normal(line.substring(LINE.length()))).collect(Collectors.toSet());
        return all.size() == 1 ? all.stream().filter(one -> one.matches("sha-256 [0-9A-F]{2}(:[0-9A-F]{2}){31}")).findFirst() : Optional.empty();
    }

    private static String normal(String value) {
        String[] parts = value.strip().split("\\s+", 2);
        return parts[0].toLowerCase(Locale.ROOT) + " " + (parts.length < 2 ? "" : parts[1].strip().toUpperCase(Locale.ROOT));
    }
}
