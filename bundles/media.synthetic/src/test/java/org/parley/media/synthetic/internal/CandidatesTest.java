package org.parley.media.synthetic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.media.IceCandidate;

class CandidatesTest {
    @Test
    void thisMachinesCandidatesCanBeRead() throws Exception {
        List<IceCandidate> candidates = Candidates.local(4_711, "abcd");
        assertThat(candidates).isNotEmpty().allSatisfy(candidate -> {
            assertThat(candidate.candidate()).startsWith("candidate:").contains(" typ host");
            assertThat(candidate.usernameFragment()).isEqualTo("abcd");
            assertThat(Candidates.parse(candidate.candidate())).hasValueSatisfying(address -> assertThat(address.getPort()).isEqualTo(4_711));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"candidate:1 1 udp 1 192.0.2.1 9 typ host", "candidate:1 1 UDP 1 2001:db8::1 65535 typ srflx raddr 0.0.0.0 rport 0"})
    void addressesAreTaken(String candidate) {
        assertThat(Candidates.parse(candidate)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "candidate:", "garbage", "candidate:1 1 udp 1 999.1.2.3 9 typ host", "candidate:1 1 udp 1 host.invalid 9 typ host", "candidate:1 1 tcp 1 192.0.2.1 9 typ host",
        "candidate:1 1 udp 1 192.0.2.1 0 typ host", "candidate:1 1 udp 1 192.0.2.1 65536 typ host", "candidate:1 1 udp 1 192.0.2.1 99999999999 typ host", "candidate:1 1 udp 1 224.0.0.1 9 typ host",
        "candidate:1 1 udp 1 255.255.255.255 9 typ host", "candidate:1 1 udp 1 0.0.0.0 9 typ host", "candidate:1 1 udp 1 :::: 9 typ host", "candidate:1 1 udp 1 abc.local 9 typ host"})
    void othersAreNot(String candidate) {
        assertThat(Candidates.parse(candidate)).isEmpty();
    }
}
