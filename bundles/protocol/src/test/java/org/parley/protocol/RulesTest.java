package org.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "alice.b_c-D", "01234567890123456789012345678901"})
    void aNameIs1To32OfItsAlphabet(String name) {
        assertThat(Usernames.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "_a", "-a", "a b", "a@b", "\u00e4", "a\u0131", "012345678901234567890123456789012", "a\n", "a/../b"})
    void otherNamesAreNone(String name) {
        assertThat(Usernames.isValid(name)).isFalse();
    }

    @Test
    void namesAreComparedWithoutAsciiCaseAlone() {
        assertThat(Usernames.key("AlicE.Z")).isEqualTo("alice.z");
        assertThat(Usernames.key("\u0130\u212a\u00c4")).isEqualTo("\u0130\u212a\u00c4");
    }

    @Test
    void aPasswordIsCountedInCodePoints() {
        assertThat(Passwords.isValid("1234567")).isFalse();
        assertThat(Passwords.isValid("12345678")).isTrue();
        assertThat(Passwords.isValid("\ud83d\ude00".repeat(7))).isFalse();
        assertThat(Passwords.isValid("\ud83d\ude00".repeat(128))).isTrue();
        assertThat(Passwords.isValid("x".repeat(129))).isFalse();
        assertThat(Passwords.isValid("\ud83d\ude00".repeat(129))).isFalse();
        assertThat(Passwords.isValid("1234567\ud800")).isFalse();
        assertThat(Passwords.isValid(null)).isFalse();
    }

    @Test
    void aCallIdIs1To64OfItsAlphabet() {
        assertThat(CallIds.isValid("A-z_9".repeat(12) + "abcd")).isTrue();
        assertThat(CallIds.isValid("a".repeat(65))).isFalse();
        assertThat(CallIds.isValid("")).isFalse();
        assertThat(CallIds.isValid("a.b")).isFalse();
        assertThat(CallIds.isValid("\u00e4")).isFalse();
        assertThat(CallIds.random()).satisfies(call -> assertThat(CallIds.isValid(call)).isTrue()).isNotEqualTo(CallIds.random());
    }
}
