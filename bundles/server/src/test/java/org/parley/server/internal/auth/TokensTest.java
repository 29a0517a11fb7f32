package org.parley.server.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.server.Account;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final byte[] key = new byte[32];
    private final Tokens tokens = new Tokens(Duration.ofDays(1));
    private final Account account = new Account("Alice.With-a_very.long.name-0123", 7);
    private final String session = tokens.newSession();

    @Test
    void tokenSaysWhomItIsFor() {
        Tokens.Token token = tokens.issue(key, account, session, NOW);
        assertThat(tokens.read(key, token.text(), NOW)).isEqualTo(new Tokens.Claims(account.username(), 7, session));
        assertThat(token.text()).hasSizeLessThanOrEqualTo(512).matches("[A-Za-z0-9_-]+");
        assertThat(token.expires()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void eachTokenIsAnother() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            all.add(tokens.issue(key, account, session, NOW).text());
        }
        assertThat(all).hasSize(100);
    }

    @Test
    void tokenEndsWhenItSays() {
        Tokens.Token token = tokens.issue(key, account, session, NOW);
        assertThat(tokens.read(key, token.text(), token.expires().minusMillis(1))).isNotNull();
        assertThat(tokens.read(key, token.text(), token.expires())).isNull();
    }

    @Test
    void anotherKeyOrAnyOtherByteMakesItVoid() {
        String token = tokens.issue(key, account, session, NOW).text();
        byte[] other = key.clone();
        other[31] = 1;
        assertThat(tokens.read(other, token, NOW)).isNull();
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            assertThat(tokens.read(key, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), NOW)).as("byte " + i).isNull();
            bytes[i] ^= 1;
        }
    }

    @Test
    void whatIsNoTokenIsVoid() {
        String token = tokens.issue(key, account, session, NOW).text();
        for (String text : new String[] {"", "x", "!", token + "=", token + "A", token.substring(1), token.substring(0, 60), " " + token, "A".repeat(512),
            "A".repeat(60_000)}) {
            assertThat(tokens.read(key, text, NOW)).as(text).isNull();
        }
    }
}
