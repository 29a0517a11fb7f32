package org.parley.call.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.parley.media.IceCandidate;

/** The little that a call must read of session descriptions (RFC 8866, RFC 8839). */
final class Sdp {
    private static final String CANDIDATE = "a=candidate:";
    private static final String FINGERPRINT = "a=fingerprint:";
    private static final String TLS_ID = "a=tls-id:";
    private static final String END_OF_CANDIDATES = "a=end-of-candidates";

    private Sdp() {}

    /** A description without candidates, and the candidates that were in it, in order. */
    record Stripped(String sdp, List<IceCandidate> candidates) {}

    /** Takes the candidates out, so that the engine learns nothing it could send to. */
    static Stripped strip(String sdp) {
        StringBuilder rest = new StringBuilder(sdp.length());
        List<Section> sections = new ArrayList<>();
        Section section = new Section(null);
        for (String line : lines(sdp)) {
            String text = line.strip();
            if (text.startsWith("m=")) {
                section = new Section(sections.size());
                sections.add(section);
            }
            if (!section.takes(text)) {
                rest.append(line);
            }
        }
        return new Stripped(rest.toString(), sections.stream().flatMap(one -> one.candidates().stream()).toList());
    }

    /** What tells one peer connection from another: its origin, null for none, and what its descriptions say about its certificates. */
    record Endpoint(String origin, Set<String> certificates) {
        /**
         * Whether this is another peer connection than {@code before}. The origin of one never changes (RFC 8829, 5.2.1), but some write a new one each time: the same certificates
         * belong to the same DTLS association all the same (RFC 8842, 4).
         */
        boolean isAnotherThan(Endpoint before) {
            boolean otherOrigin = origin != null && before.origin != null && !origin.equals(before.origin);
            return otherOrigin && (certificates.isEmpty() || !certificates.equals(before.certificates));
        }
    }

    static Endpoint endpoint(String sdp) {
        Set<String> certificates = new HashSet<>();
        for (String line : lines(sdp)) {
            if (line.startsWith(FINGERPRINT)) {
                certificates.add(line.strip().toUpperCase(Locale.ROOT));
            } else if (line.startsWith(TLS_ID)) {
                certificates.add(line.strip());
            }
        }
        return new Endpoint(origin(sdp), certificates);
    }

    /** User name and session id of the origin line; null where there is none. */
    static String origin(String sdp) {
        for (String line : lines(sdp)) {
            if (line.startsWith("o=")) {
                String[] fields = line.substring("o=".length()).strip().split(" ");
                return fields.length < 2 ? null : fields[0] + " " + fields[1];
            }
        }
        return null;
    }

    /** The lines with their ends, whichever these are. */
    private static List<String> lines(String sdp) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        while (begin < sdp.length()) {
            int end = sdp.indexOf('\n', begin);
            end = end < 0 ? sdp.length() : end + 1;
            lines.add(sdp.substring(begin, end));
            begin = end;
        }
        return lines;
    }

    /** A media section under way; null as index stands for the session's own part, whose lines are kept but for candidates, which do not belong there. */
    private static final class Section {
        private final Integer index;
        private final List<String> found = new ArrayList<>();
        private String mid;
        private String ufrag;

        Section(Integer index) {
            this.index = index;
        }

        boolean takes(String line) {
            if (line.startsWith("a=mid:")) {
                mid = line.substring("a=mid:".length()).strip();
            } else if (line.startsWith("a=ice-ufrag:")) {
                ufrag = line.substring("a=ice-ufrag:".length()).strip();
            } else if (line.startsWith(CANDIDATE)) {
                found.add(line.substring("a=".length()));
                return true;
            } else if (line.equals(END_OF_CANDIDATES)) {
                found.add("");
                return true;
            }
            return false;
        }

        List<IceCandidate> candidates() {
            return found.stream().map(text -> new IceCandidate(text, mid, index, ufrag)).toList();
        }
    }
}
