package org.parley.call.internal.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** File names as another user may say them: untrusted. */
final class FileNames {
    private static final int MOST_BYTES = 255;
    private static final int MOST_EXTENSION_BYTES = 32;
    private static final String NONE = "file";
    private static final Set<String> WINDOWS_DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileNames() {}

    /**
     * A name that is one in every folder of every system: no folder, no control characters (nor those that turn the direction of writing, which hide an extension), at most 255 bytes of
     * UTF-8, not empty, not {@code .} or {@code ..}. The extension is kept where the name has to be cut.
     */
    static String safe(String said) {
        StringBuilder name = new StringBuilder();
        said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1).codePoints().filter(FileNames::isVisible)
                .forEach(point -> name.appendCodePoint(isReserved(point) ? '_' : point));
        String bare = bare(name.toString().strip());
        if (bare.isEmpty()) {
            return NONE;
        }
        String stem = bare.replaceAll("\\..*", "").strip().toLowerCase(Locale.ROOT);
        return fitted(WINDOWS_DEVICES.contains(stem) ? "_" + bare : bare, "");
    }

    /** Windows drops what is cut off here; so "..", too, comes to nothing. */
    private static String bare(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(0, end);
    }

    /** The name with {@code number} added before its extension. */
    static String numbered(String name, int number) {
        return fitted(name, " (" + number + ")");
    }

    private static String fitted(String name, String added) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && bytes(name.substring(dot)) <= MOST_EXTENSION_BYTES ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        return cut(stem, MOST_BYTES - bytes(added) - bytes(extension)) + added + extension;
    }

    /** As much of it as has so many bytes at most. */
    private static String cut(String text, int bytes) {
        CharBuffer rest = CharBuffer.wrap(text);
        StandardCharsets.UTF_8.newEncoder().encode(rest, ByteBuffer.allocate(bytes), true);
        return text.substring(0, rest.position());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isVisible(int point) {
        boolean turns = point == 0x061C || point == 0x200E || point == 0x200F || point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        boolean endsLine = point == 0x2028 || point == 0x2029;
        return !Character.isISOControl(point) && !turns && !endsLine;
    }

    private static boolean isReserved(int point) {
        return "<>:\"|?*".indexOf(point) >= 0 || Character.getType(point) == Character.SURROGATE;
    }
}
