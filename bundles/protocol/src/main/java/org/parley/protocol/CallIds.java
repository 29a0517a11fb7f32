package org.parley.protocol;

import java.security.SecureRandom;
import java.util.Base64;

/** The rule for {@code call}: 1 to 64 of {@code A-Z a-z 0-9 _ -}. Any thread may call. */
public final class CallIds {
    private static final int MAX_LENGTH = 64;
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CallIds() {}

    /** Whether a call may have that id; null may not. */
    public static boolean isValid(String call) {
        if (call == null || call.isEmpty() || call.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < call.length(); i++) {
            char c = call.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    /** A new one of 128 random bits, 22 characters. */
    public static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
