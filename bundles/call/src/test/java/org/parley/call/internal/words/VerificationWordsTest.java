package org.parley.call.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationWordsTest {
    private static final String ONE = "sha-256 " + IntStream.range(0, 32).mapToObj("%02X"::formatted).collect(Collectors.joining(":"));
    private static final String OTHER = "sha-256 " + IntStream.range(0, 32).mapToObj(i -> "%02X".formatted(255 - i)).collect(Collectors.joining(":"));

    /** The expected words were computed by another implementation of PBKDF2, that of Python's hashlib. */
    @Test
    void theWordsAreThoseOfTheProtocolWhicheverSideAsks() {
        assertThat(VerificationWords.of(ONE, OTHER)).containsExactly("rebel", "river", "nuclear", "text", "silly", "three");
        assertThat(VerificationWords.of(OTHER, ONE)).containsExactly("rebel", "river", "nuclear", "text", "silly", "three");
    }

    @Test
    void theListIsThatOfBip39() {
        assertThat(VerificationWords.list()).hasSize(2_048).startsWith("abandon", "ability").endsWith("zone", "zoo").isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theFingerprintIsFoundAtTheSessionOrInAMediaSection() {
        assertThat(Fingerprints.of("v=0\r\na=fingerprint:" + ONE + "\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n")).contains(ONE);
        assertThat(Fingerprints.of("v=0\nm=audio 9 x 1\na=fingerprint:SHA-256 " + ONE.substring(8).toLowerCase() + "\nm=video 9 x 1\na=fingerprint:" + ONE + "\n")).contains(ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=fingerprint:", "a=fingerprint:sha-256", "a=fingerprint:sha-256 AB:CD", "a=fingerprint:sha-1 00:01:02"})
    void whatIsNoFingerprintIsNone(String line) {
        assertThat(Fingerprints.of("v=0\r\n" + line + "\r\n")).isEmpty();
    }

    /** One for the eye and another one for the connection would let somebody sit between though the words are the same. */
    @Test
    void severalThatDifferAreNone() {
        assertThat(Fingerprints.of("v=0\na=fingerprint:" + ONE + "\nm=audio 9 x 1\na=fingerprint:" + OTHER + "\n")).isEmpty();
        assertThat(Fingerprints.of("v=0\na=fingerprint:" + ONE + "\na=fingerprint:sha-1 00:01:02\n")).isEmpty();
    }
}
