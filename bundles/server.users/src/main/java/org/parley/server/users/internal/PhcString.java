package org.parley.server.users.internal;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash with all that is needed to compute it again, in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, base64 without padding.
 * The parameters stand beside each hash, so that they can change while old hashes stay good.
 */
record PhcString(Argon2Cost cost, byte[] salt, byte[] hash) {
    private static final int VERSION = 19;
    private static final Pattern FORMAT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    /** @throws IllegalArgumentException when it is none; the message does not repeat it */
    static PhcString parse(String text) {
        Matcher m = FORMAT.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash of version " + VERSION + " in PHC format");
        }
        Argon2Cost cost = new Argon2Cost(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
        return new PhcString(cost, Base64.getDecoder().decode(m.group(4)), Base64.getDecoder().decode(m.group(5)));
    }

    String format() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=" + VERSION + "$m=" + cost.memoryKiB() + ",t=" + cost.iterations() + ",p=" + cost.parallelism() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** Tells nothing of the hash. */
    @Override
    public String toString() {
        return "PhcString[" + cost + "]";
    }
}
