package org.parley.server.users.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;

/** Codes by which an account can be made. Of a code, which has 120 random bits, only its hash is kept. */
final class Invitations {
    private static final int CODE_BYTES = 15;

    private Invitations() {}

    /** The code is not, or no longer, good. */
    static final class NoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoneException() {
            super(null, null, false, false);
        }
    }

    static String make(Connection connection, SecureRandom random, long untilMillis, long nowMillis) throws SQLException {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Sql.update(connection, "DELETE FROM invitation WHERE until_millis < ?", nowMillis);
        Sql.update(connection, "INSERT INTO invitation (code, until_millis) VALUES (?, ?)", hash(code), untilMillis);
        return code;
    }

    static boolean isGood(Connection connection, String code, long nowMillis) throws SQLException {
        try (PreparedStatement s = Sql.prepare(connection, "SELECT 1 FROM invitation WHERE code = ? AND until_millis >= ?", hash(code), nowMillis);
                ResultSet row = s.executeQuery()) {
            return row.next();
        }
    }

    /** Within a transaction. */
    static void use(Connection connection, String code, long nowMillis) throws SQLException {
        if (Sql.update(connection, "DELETE FROM invitation WHERE code = ? AND until_millis >= ?", hash(code), nowMillis) == 0) {
            throw new NoneException();
        }
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.strip().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
