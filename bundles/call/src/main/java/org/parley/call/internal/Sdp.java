package org.parley.call.internal;

import java.util.ArrayList;
import java.util.List;
import org.parley.media.IceCandidate;

/** The little that a call must read of session descriptions (RFC 8866, RFC 8839). */
final class Sdp {
    private static final String CANDIDATE = "a=candidate:";
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

    /** What tells one peer connection from another: user name and session id of the origin line (RFC 8829, 5.2.1: they never change); null where there is none. */
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
