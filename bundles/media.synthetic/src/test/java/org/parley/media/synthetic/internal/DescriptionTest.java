package org.parley.media.synthetic.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.media.MediaEngine;
import org.parley.media.MediaException;

class DescriptionTest {
    private final Negotiation caller = new Negotiation();
    private final Negotiation callee = new Negotiation();

    @Test
    void bothSidesDeriveTheSameSecret() throws Exception {
        Negotiation.Agreement atCallee = callee.answer(caller.offer(false));
        Negotiation.Agreement atCaller = caller.accept(callee.answerText());
        assertThat(atCaller.secret()).isEqualTo(atCallee.secret()).hasSize(32);
        assertThat(atCaller.fresh()).isTrue();
        assertThat(atCallee.remote().credentials()).isEqualTo(atCaller.local());
    }

    @Test
    void anOfferWithoutRestartKeepsTheLinkAndOneWithRestartDoesNot() throws Exception {
        callee.answer(caller.offer(false));
        caller.accept(callee.answerText());
        assertThat(callee.answer(caller.offer(false)).fresh()).isFalse();
        assertThat(caller.accept(callee.answerText()).fresh()).isFalse();
        assertThat(callee.answer(caller.offer(true)).fresh()).isTrue();
        assertThat(caller.accept(callee.answerText()).fresh()).isTrue();
    }

    @Test
    void anOfferThatWasRolledBackLeavesNothing() throws Exception {
        callee.answer(caller.offer(false));
        caller.accept(callee.answerText());
        Credentials before = caller.latest();
        caller.offer(true);
        caller.rollback();
        assertThat(caller.latest()).isEqualTo(before);
        assertRefused(() -> caller.accept(callee.answerText()), "not made");
    }

    @Test
    void anOfferIsRefusedWhileAnOwnOneWaits() {
        String offer = callee.offer(false);
        caller.offer(false);
        assertRefused(() -> caller.answer(offer), "roll that back");
    }

    @Test
    void theDescriptionNamesTheEngine() {
        assertThat(MediaEngine.nameIn(caller.offer(false))).hasValue("synthetic");
    }

    @Test
    void anotherEnginesOfferIsRefusedByItsName() {
        String webrtc = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:abcd\r\n";
        assertRefused(() -> callee.answer(webrtc), "another media engine (webrtc");
        assertRefused(() -> callee.answer(caller.offer(false).replace("parley-engine:synthetic", "parley-engine:magic\u0007")), "another media engine (magic?");
    }

    @Test
    void onesOwnDescriptionIsRefused() {
        String offer = caller.offer(false);
        caller.rollback();
        assertRefused(() -> caller.answer(offer), "own");
    }

    @ParameterizedTest
    @CsvSource({"a=ice-ufrag:, a=x:, no ice-ufrag", "a=ice-pwd:, a=ice-pwd:!, broken ice-pwd", "a=parley-key:, a=parley-key:AAAA, fingerprint", "m=video, m=other, m=video",
        "a=fingerprint:sha-256, a=fingerprint:sha-1, broken fingerprint", "v=0, v=1, v=0"})
    void whatIsBrokenIsNamed(String from, String to, String words) {
        assertRefused(() -> callee.answer(caller.offer(false).replace(from, to)), words);
    }

    @Test
    void aKeyThatIsNotOfItsFingerprintIsRefused() {
        String offer = caller.offer(false);
        String key = offer.lines().filter(line -> line.startsWith("a=parley-key:")).findFirst().orElseThrow();
        assertRefused(() -> callee.answer(offer.replace(key, "a=parley-key:" + new Identity().publicKey())), "not that of its key");
        String zeros = "MCowBQYDK2VuAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        String weak = offer.replace(key, "a=parley-key:" + zeros).replaceAll("sha-256 .*", Identity.fingerprint(zeros));
        assertRefused(() -> callee.answer(weak), "broken key");
    }

    @Test
    void hugeDescriptionsAreRefused() {
        assertRefused(() -> callee.answer(caller.offer(false) + "a=x\r\n".repeat(20_000)), "longer");
    }

    private static void assertRefused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(MediaException.class, e -> {
            assertThat(e.kind()).isEqualTo(MediaException.Kind.BAD_DESCRIPTION);
            assertThat(e.getMessage()).contains(words).doesNotContain("\n", "\u0007");
        });
    }
}
