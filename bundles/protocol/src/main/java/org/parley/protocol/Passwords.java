package org.parley.protocol;

/** The rule for {@code password}: 8 to 128 Unicode code points. Pure; any thread may call. */
public final class Passwords {
    /** The fewest code points. */
    public static final int MIN_CODE_POINTS = 8;
    /** The most code points. */
    public static final int MAX_CODE_POINTS = 128;

    private Passwords() {}

    /** Whether an account may have that password; null may not, nor a surrogate without its partner, which has no UTF-8 form to compare. */
    public static boolean isValid(String password) {
        if (password == null || password.length() > 2 * MAX_CODE_POINTS) {
            return false;
        }
        int points = password.codePointCount(0, password.length());
        return points >= MIN_CODE_POINTS && points <= MAX_CODE_POINTS
                && password.codePoints().noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
