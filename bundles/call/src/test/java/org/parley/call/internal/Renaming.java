package org.parley.call.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes ids of messages and sessions in a text by their first appearance, and ids of calls by their order, which decides a glare; the versions of descriptions mean nothing. */
final class Renaming {
    private final CharSequence text;
    private final Map<String, String> names = new HashMap<>();
    private final TreeMap<String, String> calls = new TreeMap<>();
    private final StringBuilder out;

    Renaming(CharSequence text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    String result() {
        words(false);
        int rank = 0;
        for (Map.Entry<String, String> call : calls.entrySet()) {
            call.setValue("call" + rank++);
        }
        words(true);
        return out.toString();
    }

    private void words(boolean writing) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                end++;
                if (writing) {
                    out.append(text, at, end);
                }
            } else if (!isVersion(at)) {
                word(at, end, writing);
            }
            at = end;
        }
    }

    private boolean isVersion(int at) {
        int begin = at;
        while (begin > 0 && text.charAt(begin - 1) != '\n' && at - begin < 12) {
            begin--;
        }
        return at - begin >= 6 && text.charAt(begin) == 'o' && text.charAt(begin + 1) == '=' && text.charAt(at - 1) == ' ' && Character.isDigit(text.charAt(at));
    }

    private void word(int at, int end, boolean writing) {
        int session = at + (text.charAt(at) == 'u' ? 1 : 0);
        if (end - at == FakeServer.CALL_ID && isUpperCase(at, end)) {
            rename(at, end, writing, calls);
        } else if (isNumber(at, end, '9', 8)) {
            rename(at, end, writing, names);
        } else if (session + 4 <= end && isNumber(session, session + 4, '1', 4) && (session + 4 == end || text.charAt(session + 4) == 'g')) {
            rename(session, session + 4, writing, names);
            if (writing) {
                out.append(text, session + 4, end);
            }
        } else if (writing) {
            out.append(text, at, end);
        }
    }

    private void rename(int at, int end, boolean writing, Map<String, String> to) {
        String id = text.subSequence(at, end).toString();
        if (writing) {
            out.append(to.get(id));
        } else {
            to.putIfAbsent(id, "i" + to.size());
        }
    }

    private boolean isUpperCase(int at, int end) {
        return text.subSequence(at, end).chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private boolean isNumber(int at, int end, char first, int digits) {
        return end - at == digits && text.charAt(at) == first && text.subSequence(at, end).chars().allMatch(Character::isDigit);
    }
}
