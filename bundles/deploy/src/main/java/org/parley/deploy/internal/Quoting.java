package org.parley.deploy.internal;

import java.util.regex.Pattern;

/** A value in quotation marks, or a list of such in brackets; File Install takes a letter for a type in front, and reads what is written otherwise as nothing, or only to where it makes sense. */
final class Quoting {
    static final String NONE = "must be in quotation marks";
    private static final String QUOTATION_MARK = "has a quotation mark that is not closed";
    private static final String BRACKET = "has a bracket that is not closed";
    private static final String PARTS = "must have each part in quotation marks, and commas between them";
    private static final String MORE = "goes on behind its end";
    private static final String TYPES = "TILFDXSCBilfdxscb";
    /** By which File Install decides: all values of a file are read as quoted when all match. */
    private static final Pattern MEANT = Pattern.compile("\\s*[" + TYPES + "]?(\\[.*\\]|\\(.*\\)|\\{.*\\}|\".*\")\\s*", Pattern.DOTALL);

    private Quoting() {}

    /** Whether File Install takes it for one, be it right or wrong. */
    static boolean isMeant(String value) {
        return MEANT.matcher(value).matches();
    }

    /** What is wrong with it, to be told behind the value, or null. */
    static String fault(String value) {
        String text = value.strip();
        int start = text.length() > 1 && TYPES.indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        return switch (text.isEmpty() ? ' ' : text.charAt(start)) {
            case '"' -> fault(text, end(text, start), QUOTATION_MARK);
            case '[' -> list(text, start + 1, ']');
            case '(' -> list(text, start + 1, ')');
            default -> NONE;
        };
    }

    private static String fault(String text, int end, String open) {
        return end < 0 ? open : end < text.length() - 1 ? MORE : null;
    }

    private static String list(String text, int start, char bracket) {
        boolean part = true; // may follow
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == bracket) {
                return fault(text, i, BRACKET);
            } else if (c == '"' && part) {
                i = end(text, i);
                if (i < 0) {
                    return QUOTATION_MARK;
                }
                part = false;
            } else if (c == ',') {
                part = true;
            } else if (!Character.isWhitespace(c)) {
                return PARTS;
            }
        }
        return BRACKET;
    }

    /** Where the quotation mark at {@code start} is closed, or -1. */
    private static int end(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }
}
