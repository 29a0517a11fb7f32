package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.internal.words.VerificationWords;

/** The words that both sides compare. */
class VerificationTest extends Duo {
    private static final String ALICES = "sha-256 " + "AA:".repeat(31) + "01";
    private static final String BOBS = "sha-256 " + "BB:".repeat(31) + "02";
    private static final String UPDATED = "sha-256 " + "CC:".repeat(31) + "03";

    private void certify() {
        aliceEngine.fingerprint = ALICES;
        bobEngine.fingerprint = BOBS;
    }

    @Test
    void bothSidesSeeTheSameWordsOnceTheCallIsAnswered() {
        certify();
        Call call = ring();
        assertThat(call.verificationWords()).isEmpty();
        assertThat(bob.now().verificationWords()).isEmpty();
        bob.now().answer();
        world.run();
        assertThat(call.verificationWords()).as("while media is set up, nothing else may take its time").isEmpty();
        world.advanceSeconds(2);
        assertThat(call.verificationWords()).isEqualTo(VerificationWords.of(ALICES, BOBS)).hasSize(6);
        assertThat(bob.now().verificationWords()).isEqualTo(call.verificationWords());
        assertThat(alice.of(CallEvent.Verification.class)).extracting(CallEvent.Verification::words).containsExactly(call.verificationWords());
        assertThat(bob.of(CallEvent.Verification.class)).hasSize(1);
    }

    @Test
    void anIceRestartChangesNothing() {
        certify();
        talk();
        aliceEngine.latest().to(org.parley.media.ConnectionState.FAILED);
        world.advanceSeconds(3);
        assertThat(alice.of(CallEvent.Verification.class)).hasSize(1);
    }

    @Test
    void anotherCertificateBringsOtherWordsOnBothSides() {
        certify();
        Call call = talk();
        List<String> before = call.verificationWords();
        alice.stop(aliceEngine);
        world.run();
        alice.engine("real", 0).fingerprint = UPDATED;
        world.advanceSeconds(3);
        assertThat(call.verificationWords()).isEqualTo(VerificationWords.of(UPDATED, BOBS)).isNotEqualTo(before);
        assertThat(bob.now().verificationWords()).isEqualTo(call.verificationWords());
        assertThat(bob.of(CallEvent.Verification.class)).extracting(CallEvent.Verification::words).containsExactly(before, List.of(), call.verificationWords());
    }

    @Test
    void anEngineWithoutCertificatesHasNoWords() {
        Call call = talk();
        assertThat(call.verificationWords()).isEmpty();
        assertThat(alice.of(CallEvent.Verification.class)).isEmpty();
    }
}
