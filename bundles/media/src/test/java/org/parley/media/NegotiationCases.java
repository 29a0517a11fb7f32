package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.Party.connect;
import static org.parley.media.Party.failure;
import static org.parley.media.Party.get;
import static org.parley.media.Party.negotiate;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Descriptions and candidates. */
abstract class NegotiationCases extends EngineCases {
    @Test
    void offerAnswerAndCandidatesConnectBothSides() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        caller.carryTo(callee);
        callee.carryTo(caller);
        String offer = get(caller.session.offer(false));
        String answer = get(callee.session.answer(offer));
        get(caller.session.accept(answer));
        caller.awaitState(ConnectionState.CONNECTED);
        callee.awaitState(ConnectionState.CONNECTED);
        for (String sdp : List.of(offer, answer)) {
            assertThat(sdp.lines()).contains("v=0").anyMatch(line -> line.startsWith("a=fingerprint:sha-256 ")).anyMatch(line -> line.startsWith("a=ice-ufrag:"));
            assertThat(sdp.lines().filter(line -> line.startsWith("m=")).map(line -> line.replaceAll(" .*", ""))).containsExactlyInAnyOrder("m=audio", "m=video", "m=application");
        }
        assertThat(caller.states.get(0)).isEqualTo(ConnectionState.CONNECTING);
        caller.awaitCandidates();
        callee.awaitCandidates();
        assertThat(caller.candidates.get(0).candidate()).startsWith("candidate:");
    }

    @Test
    void candidatesThatComeBeforeTheirDescriptionAreKept() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        String offer = get(caller.session.offer(false));
        caller.awaitCandidates();
        caller.carryTo(callee);
        String answer = withoutCandidates(get(callee.session.answer(withoutCandidates(offer))));
        callee.awaitCandidates();
        callee.carryTo(caller);
        get(caller.session.accept(answer));
        caller.awaitState(ConnectionState.CONNECTED);
        callee.awaitState(ConnectionState.CONNECTED);
    }

    @Test
    void nothingFlowsBeforeACandidateOfTheOtherSideIsKnown() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        String answer = get(callee.session.answer(withoutCandidates(get(caller.session.offer(false)))));
        caller.awaitCandidates();
        callee.awaitCandidates();
        get(caller.session.accept(withoutCandidates(answer)));
        CompletableFuture<Void> connected = CompletableFuture.runAsync(() -> callee.awaitState(ConnectionState.CONNECTED));
        Assertions.assertThatThrownBy(() -> connected.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        for (Party party : List.of(caller, callee)) {
            synchronized (party) {
                assertThat(party.states).doesNotContain(ConnectionState.CONNECTED);
                assertThat(party.firstFrames).isEmpty();
                assertThat(party.stats).allSatisfy(figures -> assertThat(figures.bytesReceived()).isZero());
            }
        }
        caller.carryTo(callee);
        callee.carryTo(caller);
        connected.get(10, TimeUnit.SECONDS);
        caller.awaitState(ConnectionState.CONNECTED);
    }

    @Test
    void candidatesInsideTheDescriptionsAreUsed() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        String offer = withoutCandidates(get(caller.session.offer(false)));
        caller.awaitCandidates();
        String answer = withoutCandidates(get(callee.session.answer(withCandidates(offer, caller.candidates))));
        callee.awaitCandidates();
        get(caller.session.accept(withCandidates(answer, callee.candidates)));
        caller.awaitState(ConnectionState.CONNECTED);
        callee.awaitState(ConnectionState.CONNECTED);
    }

    @Test
    void uselessCandidatesAreDropped() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        callee.session.addCandidate(new IceCandidate("garbage", "0", 0, null));
        callee.session.addCandidate(new IceCandidate("candidate:1 1 udp 1 999.1.2.3 99999 typ host", null, null, "none"));
        callee.session.addCandidate(new IceCandidate("candidate:1 1 udp 1 host.invalid 9 typ host", "77", 77, null));
        callee.session.addCandidate(new IceCandidate("", null, null, null));
        connect(caller, callee);
        caller.session.addCandidate(new IceCandidate("candidate:", "0", 0, null));
        callee.awaitMovingClock(2);
    }

    @Test
    void eitherSideMayNegotiateAnew() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        negotiate(callee, caller, false);
        negotiate(caller, callee, false);
        callee.awaitMovingClock(3);
        caller.awaitMovingClock(3);
        caller.awaitDataOpen();
        assertThat(caller.session.send("still open")).isTrue();
        callee.await("text", () -> callee.texts.contains("still open"));
    }

    @Test
    void anIceRestartFromEitherSideKeepsTheCall() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        caller.carryTo(callee);
        callee.carryTo(caller);
        String first = get(caller.session.offer(false));
        get(caller.session.accept(get(callee.session.answer(first))));
        callee.awaitState(ConnectionState.CONNECTED);
        String second = get(caller.session.offer(true));
        assertThat(fragment(second)).isNotEqualTo(fragment(first));
        get(caller.session.accept(get(callee.session.answer(second))));
        negotiate(callee, caller, true);
        caller.awaitState(ConnectionState.CONNECTED);
        callee.awaitState(ConnectionState.CONNECTED);
        callee.awaitMovingClock(3);
        caller.awaitMovingClock(3);
        assertThat(caller.states).doesNotContain(ConnectionState.FAILED);
    }

    @Test
    void anOfferThatIsRolledBackYieldsToTheOthers() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        String kept = get(caller.session.offer(true));
        get(callee.session.offer(true));
        get(callee.session.rollback());
        get(caller.session.accept(get(callee.session.answer(kept))));
        negotiate(callee, caller, false);
        callee.awaitMovingClock(3);
        caller.awaitMovingClock(3);
        callee.awaitDataOpen();
        assertThat(callee.session.send("after glare")).isTrue();
        caller.await("text", () -> caller.texts.contains("after glare"));
    }

    @Test
    void badDescriptionsAreRefusedAndTheSessionLivesOn() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        for (String bad : List.of("", "garbage", "v=0\r\nm=", "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n" + "a=x\r\n".repeat(10_000) + "m=nothing")) {
            assertThat(failure(callee.session.answer(bad))).isEqualTo(MediaException.Kind.BAD_DESCRIPTION);
            assertThat(failure(callee.session.accept(bad))).isEqualTo(MediaException.Kind.BAD_DESCRIPTION);
        }
        String offer = get(caller.session.offer(false));
        assertThat(failure(caller.session.accept("garbage"))).isEqualTo(MediaException.Kind.BAD_DESCRIPTION);
        caller.carryTo(callee);
        callee.carryTo(caller);
        String answer = get(callee.session.answer(offer));
        assertThat(failure(callee.session.accept(answer))).as("an answer to no offer").isEqualTo(MediaException.Kind.BAD_DESCRIPTION);
        get(caller.session.accept(answer));
        callee.awaitState(ConnectionState.CONNECTED);
    }

    /** Such an offer may look good otherwise, and would end in a call that never connects. See {@link MediaEngine#nameIn}. */
    @Test
    void anOfferThatNamesAnotherEngineIsRefused() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        String own = get(caller.session.offer(false)).lines().filter(line -> !line.startsWith("a=" + MediaEngine.DESCRIPTION_ATTRIBUTE)).collect(Collectors.joining("\r\n"));
        String foreign = own.replaceFirst("\r\nm=", "\r\na=" + MediaEngine.DESCRIPTION_ATTRIBUTE + ":magic\r\nm=") + "\r\n";
        assertThat(failure(callee.session.answer(foreign))).isEqualTo(MediaException.Kind.BAD_DESCRIPTION);
    }

    private static String fragment(String sdp) {
        return sdp.lines().filter(line -> line.startsWith("a=ice-ufrag:")).findFirst().orElseThrow();
    }

    private static String withoutCandidates(String sdp) {
        return sdp.lines().filter(line -> !line.startsWith("a=candidate:") && !line.startsWith("a=end-of-candidates")).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** As a call does that keeps candidates back: they are put below the first media section, which carries all (bundle). */
    private static String withCandidates(String sdp, List<IceCandidate> candidates) {
        String lines = candidates.stream().filter(candidate -> !candidate.candidate().isEmpty())
                .map(candidate -> "a=" + candidate.candidate() + "\r\n").collect(Collectors.joining());
        int second = sdp.indexOf("\r\nm=", sdp.indexOf("\r\nm=") + 4) + 2;
        return sdp.substring(0, second) + lines + sdp.substring(second);
    }
}
