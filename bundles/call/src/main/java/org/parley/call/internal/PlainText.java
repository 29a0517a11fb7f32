package org.parley.call.internal;

/** Text that can be shown anywhere: a terminal, too, must not take it for commands. */
final class PlainText {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int MOST_IN_LINE = 500;

    private PlainText() {}

    /** Of any text: line ends become {@code \n}, other control characters but the tab, and halves of surrogate pairs, the replacement character. Never longer. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> plain.appendCodePoint(plain(point)));
        return plain.toString();
    }

    /** Of any text: one line of at most 500 characters, for messages that quote what another one sent. */
    static String line(String text) {
        String line = of(text).replaceAll("[\\n\\t]+", " ").strip();
        return line.codePointCount(0, line.length()) <= MOST_IN_LINE ? line : line.substring(0, line.offsetByCodePoints(0, MOST_IN_LINE)) + "…";
    }

    private static int plain(int point) {
        return switch (point) {
            case '\n', '\t' -> point;
            case '\r', 0x85, 0x2028, 0x2029 -> '\n';
            default -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point;
        };
    }
}
