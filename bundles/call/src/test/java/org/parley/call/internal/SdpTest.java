package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.media.IceCandidate;

class SdpTest {
    private static final String HEAD = "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
    private static final String AUDIO = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=ice-ufrag:abcd\r\n";
    private static final String VIDEO = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=ice-ufrag:efgh\r\n";

    @Test
    void candidatesAreTakenOutAndKeptWithTheirSection() {
        Sdp.Stripped stripped = Sdp.strip(HEAD + AUDIO + "a=candidate:1 1 udp 2 192.0.2.1 5 typ host\r\na=end-of-candidates\r\na=sendrecv\r\n"
                + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=candidate:2 1 udp 2 192.0.2.1 6 typ host\r\na=ice-ufrag:efgh\r\na=mid:v\r\n");
        assertThat(stripped.sdp()).isEqualTo(HEAD + AUDIO + "a=sendrecv\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=ice-ufrag:efgh\r\na=mid:v\r\n");
        assertThat(stripped.candidates()).containsExactly(new IceCandidate("candidate:1 1 udp 2 192.0.2.1 5 typ host", "0", 0, "abcd"),
                new IceCandidate("", "0", 0, "abcd"), new IceCandidate("candidate:2 1 udp 2 192.0.2.1 6 typ host", "v", 1, "efgh"));
    }

    @Test
    void aDescriptionWithoutCandidatesIsUntouched() {
        String sdp = HEAD + AUDIO + VIDEO;
        assertThat(Sdp.strip(sdp).sdp()).isEqualTo(sdp);
        assertThat(Sdp.strip(sdp).candidates()).isEmpty();
    }

    @Test
    void bareLineFeedsAndAMissingLastOneAreTakenAsTheyAre() {
        Sdp.Stripped stripped = Sdp.strip("v=0\nm=audio 9 RTP 0\na=mid:0\na=candidate:1 1 udp 2 192.0.2.1 5 typ host");
        assertThat(stripped.sdp()).isEqualTo("v=0\nm=audio 9 RTP 0\na=mid:0\n");
        assertThat(stripped.candidates()).containsExactly(new IceCandidate("candidate:1 1 udp 2 192.0.2.1 5 typ host", "0", 0, null));
        assertThat(Sdp.strip("").sdp()).isEmpty();
    }

    @Test
    void candidatesOutsideOfAnySectionAreDropped() {
        Sdp.Stripped stripped = Sdp.strip("v=0\r\na=candidate:1 1 udp 2 192.0.2.1 5 typ host\r\nm=audio 9 RTP 0\r\n");
        assertThat(stripped.sdp()).isEqualTo("v=0\r\nm=audio 9 RTP 0\r\n");
        assertThat(stripped.candidates()).isEmpty();
    }

    @Test
    void theOriginIsUserNameAndSessionId() {
        assertThat(Sdp.origin(HEAD)).isEqualTo("- 4611731400430051336");
        assertThat(Sdp.origin(HEAD.replace(" 2 IN", " 3 IN"))).isEqualTo(Sdp.origin(HEAD));
        assertThat(Sdp.origin("v=0\r\n")).isNull();
        assertThat(Sdp.origin("o=\r\n")).isNull();
    }

    private static boolean another(String before, String after) {
        return Sdp.endpoint(after).isAnotherThan(Sdp.endpoint(before));
    }

    @Test
    void anotherOriginIsAnotherPeerConnectionUnlessItsCertificatesAreTheSame() {
        String fingerprint = "a=fingerprint:sha-256 AB:01\r\n";
        String other = HEAD.replace("4611731400430051336", "7");
        assertThat(another(HEAD + AUDIO, other + AUDIO)).isTrue();
        assertThat(another(HEAD + AUDIO + fingerprint, other + AUDIO)).isTrue();
        assertThat(another(HEAD + AUDIO + fingerprint, other + AUDIO + "a=fingerprint:sha-256 AB:02\r\n")).isTrue();
        assertThat(another(HEAD + AUDIO + fingerprint + VIDEO + fingerprint, other + "a=fingerprint:SHA-256 ab:01\r\n" + AUDIO + VIDEO)).isFalse();
        assertThat(another(HEAD + AUDIO + "a=tls-id:1\r\n" + fingerprint, other + AUDIO + "a=tls-id:2\r\n" + fingerprint)).isTrue();
    }

    @Test
    void theSameOriginOrNoneIsTheSamePeerConnection() {
        assertThat(another(HEAD + AUDIO, HEAD + VIDEO + "a=fingerprint:sha-256 AB:02\r\n")).isFalse();
        assertThat(another(HEAD + AUDIO, "v=0\r\n" + AUDIO)).isFalse();
        assertThat(another("v=0\r\n", HEAD)).isFalse();
    }
}
