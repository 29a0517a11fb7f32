package org.parley.call.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/** User names, as protocol.md has them. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    private Names() {}

    static boolean isName(String text) {
        return text != null && NAME.matcher(text).matches();
    }

    /** Whether both name the same account: ASCII case does not count. */
    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    /** What all spellings of a name have in common. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
