package org.parley.media.synthetic.internal;

import java.util.List;
import org.parley.media.IceCandidate;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;

/** A session description of this engine: shaped as JSEP's (RFC 8829, 5), so that what reads those can read it, with the engine's name and key. */
record Description(Credentials credentials, String publicKey, List<IceCandidate> candidates) {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_CANDIDATES = 64;
    private static final List<String> SECTIONS = List.of("m=audio ", "m=video ", "m=application ");

    /** The text for an offer ({@code a=setup:actpass}) or an answer. */
    static String format(long id, int version, Credentials credentials, Identity identity, boolean offer) {
        StringBuilder sdp = new StringBuilder("v=0\r\no=- " + id + " " + version + " IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1 2\r\n");
        sdp.append("a=" + MediaEngine.DESCRIPTION_ATTRIBUTE + ":" + SyntheticEngine.NAME + "\r\na=parley-key:" + identity.publicKey() + "\r\n");
        for (int mid = 0; mid < SECTIONS.size(); mid++) {
            sdp.append(SECTIONS.get(mid) + "9 UDP/PARLEY 0\r\nc=IN IP4 0.0.0.0\r\na=mid:" + mid + "\r\na=sendrecv\r\n");
            sdp.append("a=ice-ufrag:" + credentials.fragment() + "\r\na=ice-pwd:" + credentials.password() + "\r\na=ice-options:trickle\r\n");
            sdp.append("a=fingerprint:" + Identity.fingerprint(identity.publicKey()) + "\r\na=setup:" + (offer ? "actpass" : "active") + "\r\n");
        }
        return sdp.toString();
    }

    /** @throws MediaException of kind BAD_DESCRIPTION when it is none of this engine */
    static Description parse(String sdp) throws MediaException {
        if (sdp.length() > LONGEST) {
            throw bad("is longer than " + LONGEST + " characters");
        }
        if (!sdp.startsWith("v=0")) {
            throw bad("does not begin with v=0");
        }
        String engine = MediaEngine.nameIn(sdp).orElse("webrtc");
        if (!engine.equals(SyntheticEngine.NAME)) {
            throw bad("is of another media engine (" + printable(engine) + ", here: " + SyntheticEngine.NAME + "); start the same engine on both sides");
        }
        List<String> lines = sdp.lines().toList();
        for (String section : SECTIONS) {
            if (lines.stream().noneMatch(line -> line.startsWith(section))) {
                throw bad("has no section " + section.strip());
            }
        }
        Credentials credentials = new Credentials(value(lines, "ice-ufrag", "[A-Za-z0-9+/]{4,256}"), value(lines, "ice-pwd", "[A-Za-z0-9+/]{22,256}"));
        String key = value(lines, "parley-key", "[A-Za-z0-9+/]{40,200}={0,2}");
        String fingerprint = value(lines, "fingerprint", "sha-256 [0-9A-F:]{95}");
        if (!fingerprint.equals(fingerprintOf(key))) {
            throw bad("has a fingerprint that is not that of its key");
        }
        return new Description(credentials, key, candidates(lines, credentials.fragment()));
    }

    /** Whether both name the same generation of the same side. */
    boolean sameGeneration(Description other) {
        return other != null && credentials.equals(other.credentials) && publicKey.equals(other.publicKey);
    }

    private static String fingerprintOf(String key) throws MediaException {
        try {
            return Identity.fingerprint(key);
        } catch (IllegalArgumentException e) {
            throw bad("has a broken key");
        }
    }

    private static List<IceCandidate> candidates(List<String> lines, String fragment) {
        return lines.stream().filter(line -> line.startsWith("a=candidate:")).limit(MOST_CANDIDATES)
                .map(line -> new IceCandidate(line.substring(2), null, null, fragment)).toList();
    }

    private static String value(List<String> lines, String name, String pattern) throws MediaException {
        String start = "a=" + name + ":";
        String value = lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow(() -> bad("has no " + name)).substring(start.length());
        if (!value.matches(pattern)) {
            throw bad("has a broken " + name);
        }
        return value;
    }

    private static String printable(String name) {
        String clean = name.replaceAll("[^\\x21-\\x7E]", "?");
        return clean.substring(0, Math.min(20, clean.length()));
    }

    static MediaException bad(String what) {
        return new MediaException(MediaException.Kind.BAD_DESCRIPTION, "the other side's session description " + what, null);
    }
}
