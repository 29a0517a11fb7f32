package org.parley.protocol;

/** The rule for {@code username}: 1 to 32 of {@code A-Z a-z 0-9 . _ -}, beginning with a letter or digit. Pure; any thread may call. */
public final class Usernames {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 32;

    private Usernames() {}

    /** Whether an account may have that name; null may not. */
    public static boolean isValid(String name) {
        if (name == null || name.isEmpty() || name.length() > MAX_LENGTH || !isLetterOrDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** The form by which names are compared and sorted: ASCII letters in lower case, all else unchanged. */
    public static String key(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isUpper(name.charAt(i))) {
                return lower(name);
            }
        }
        return name;
    }

    private static String lower(String name) {
        char[] chars = name.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (isUpper(chars[i])) {
                chars[i] += 'a' - 'A';
            }
        }
        return new String(chars);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || isUpper(c) || c >= '0' && c <= '9';
    }
}
