package org.parley.server.users.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2idTest {
    private final Argon2id hasher = new Argon2id(Stores.CHEAP);

    /** Hashes of "password" with the salt "somesalt", from the test file of the reference implementation. */
    @ParameterizedTest
    @ValueSource(strings = {
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"})
    void itAgreesWithTheReferenceImplementation(String phc) {
        PhcString stored = PhcString.parse(phc);
        assertThat(stored.format()).isEqualTo(phc);
        assertThat(hasher.matches("password", stored)).isTrue();
        assertThat(hasher.matches("Password", stored)).isFalse();
        assertThat(hasher.outdated(stored)).isTrue();
    }

    @Test
    void aHashThatUsesTheMemoryOfOthersIsTheSame() {
        PhcString stored = PhcString.parse("$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc");
        for (int i = 0; i < 20; i++) {
            hasher.hash("another " + i);
            assertThat(hasher.matches("password", stored)).isTrue();
            assertThat(hasher.matches("another " + i, stored)).isFalse();
        }
    }

    @Test
    void aHashGoesThroughItsString() {
        PhcString hash = hasher.hash("correct horse");
        PhcString read = PhcString.parse(hash.format());
        assertThat(hasher.matches("correct horse", read)).isTrue();
        assertThat(hasher.outdated(read)).isFalse();
        assertThat(new Argon2id(new Argon2Cost(64, 2, 1)).outdated(read)).isTrue();
        assertThat(new Argon2id(new Argon2Cost(72, 1, 1)).outdated(read)).isTrue();
        assertThat(hash.toString()).doesNotContain(hash.format().substring(hash.format().lastIndexOf('$') + 1));
    }

    @Test
    void aLoneSurrogateMakesNoPassword() {
        assertThatThrownBy(() -> hasher.hash("horses \uD83D")).isInstanceOf(IllegalArgumentException.class);
        assertThat(hasher.matches("horses \uD83D", hasher.hash("horses ?"))).isFalse();
        assertThat(hasher.matches("\uD83D", hasher.hash(""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "secret", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4 "})
    void whatIsNoHashIsRefused(String text) {
        assertThatThrownBy(() -> PhcString.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
