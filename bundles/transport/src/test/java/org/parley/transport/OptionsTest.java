package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void limitsOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> new ConnectOptions(Duration.ZERO, SECOND, 1, 1, CertificateTrust.VOUCHED)).hasMessageContaining("connectTimeout");
        assertThatThrownBy(() -> new ConnectOptions(SECOND, SECOND.negated(), 1, 1, CertificateTrust.VOUCHED)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> new ConnectOptions(SECOND, SECOND, 0, 1, CertificateTrust.VOUCHED)).hasMessageContaining("maxFrameBytes");
        assertThatThrownBy(() -> new ConnectOptions(SECOND, SECOND, 1, 0, CertificateTrust.VOUCHED)).hasMessageContaining("maxUnsentBytes");
        assertThatThrownBy(() -> new ConnectOptions(SECOND, SECOND, 1, 1, null)).hasMessageContaining("trust");
        assertThatThrownBy(() -> new ListenOptions(Duration.ZERO, SECOND, 1, 1, null)).hasMessageContaining("handshakeTimeout");
        assertThatThrownBy(() -> new ListenOptions(SECOND, SECOND, Integer.MAX_VALUE, 1, null)).hasMessageContaining("maxFrameBytes");
        assertThatThrownBy(() -> ListenOptions.defaults().withTrustedProxies(null)).hasMessageContaining("trustedProxies");
    }

    @Test
    void aFrameOfTextIsItsUtf8() {
        Frame frame = Frame.of("grüß");
        assertThat(frame.length()).isEqualTo(6);
        assertThat(StandardCharsets.UTF_8.decode(frame.bytes()).toString()).isEqualTo("grüß");
        assertThat(frame.bytes().remaining()).isEqualTo(6);
        assertThatThrownBy(() -> frame.bytes().put((byte) 0)).isInstanceOf(ReadOnlyBufferException.class);
        assertThatThrownBy(() -> Frame.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdentityNeedsACertificateAndHidesItsKey() {
        assertThatThrownBy(() -> new TlsIdentity(null, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(TestIdentity.first().toString()).isEqualTo("TlsIdentity[CN=localhost]");
    }
}
