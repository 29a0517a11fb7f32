package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.SignalingEvent.CertificateRejected;
import org.parley.signaling.SignalingEvent.Disconnected;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingState;
import org.parley.transport.CloseReason;
import org.parley.transport.PeerCertificate;

class CertificateTest extends WithRig {
    private static final URI SERVER = URI.create("tls://server.example:7443");
    private static final String ONE = "AB:".repeat(31) + "01";
    private static final String OTHER = "AB:".repeat(31) + "02";

    private static PeerCertificate shown(String fingerprint) {
        return new PeerCertificate("server.example", 7443, fingerprint, false);
    }

    private static ServerCertificate certificate(String fingerprint) {
        return new ServerCertificate("server.example", 7443, fingerprint);
    }

    private CompletionStage<Void> connect() {
        CompletionStage<Void> stage = rig.client.connect(SERVER);
        rig.loop.run();
        return stage;
    }

    @Test
    void anUnknownOneIsShownAndRefused() {
        CompletionStage<Void> stage = connect();
        assertThat(rig.transport.last().show(shown(ONE))).isFalse();

        assertThat(rig.failure(stage).kind()).isEqualTo(Kind.CERTIFICATE_UNKNOWN);
        assertThat(rig.failure(stage)).hasMessageContaining(ONE).hasMessageContaining("server.example:7443");
        assertThat(rig.eventNames()).containsExactly("Connecting", "CertificateRejected", "Disconnected");
        assertThat(rig.events(CertificateRejected.class)).containsExactly(new CertificateRejected(certificate(ONE), false));
        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason).containsExactly(DisconnectReason.CERTIFICATE_UNKNOWN);
    }

    @Test
    void oneThatWasTrustedIsAcceptedFromNowOn() {
        rig.client.trust(certificate(ONE.toLowerCase()));
        connect();
        assertThat(rig.transport.last().show(shown(ONE))).isTrue();
        assertThat(rig.transport.last().show(new PeerCertificate("Server.Example", 7443, ONE, false))).isTrue();
    }

    @Test
    void oneThatWasTrustedIsAcceptedAfterARestart() {
        rig.client.trust(certificate(ONE));
        rig.client.deactivate();
        rig = new Rig(folder);
        connect();
        assertThat(rig.transport.last().show(shown(ONE))).isTrue();
    }

    @Test
    void trustIsForOneServerOnly() {
        rig.client.trust(certificate(ONE));
        connect();
        assertThat(rig.transport.last().show(new PeerCertificate("server.example", 7444, ONE, false))).isFalse();
    }

    @Test
    void oneThatAuthoritiesVouchForIsAccepted() {
        connect();
        assertThat(rig.transport.last().show(new PeerCertificate("server.example", 7443, ONE, true))).isTrue();
    }

    @Test
    void aChangedOneIsRefusedAndSaidToBeChanged() {
        rig.client.trust(certificate(ONE));
        CompletionStage<Void> stage = connect();
        assertThat(rig.transport.last().show(shown(OTHER))).isFalse();

        assertThat(rig.failure(stage).kind()).isEqualTo(Kind.CERTIFICATE_CHANGED);
        assertThat(rig.events(CertificateRejected.class)).containsExactly(new CertificateRejected(certificate(OTHER), true));
        assertThat(rig.events(Disconnected.class)).extracting(Disconnected::reason).containsExactly(DisconnectReason.CERTIFICATE_CHANGED);
    }

    @Test
    void aChangedOneWhileReconnectingEndsTheSeeking() {
        rig.client.trust(certificate(ONE));
        rig.loggedIn();
        rig.connection.lose(CloseReason.Kind.FAILED);
        rig.loop.advance(Duration.ofMillis(500));
        assertThat(rig.transport.last().show(shown(OTHER))).isFalse();
        rig.loop.advance(Duration.ofMinutes(5));

        assertThat(rig.transport.attempts).hasSize(2);
        assertThat(rig.eventNames()).containsExactly("Disconnected", "Reconnecting", "Connecting", "CertificateRejected", "Disconnected");
        assertThat(rig.events(Disconnected.class).get(1).reason()).isEqualTo(DisconnectReason.CERTIFICATE_CHANGED);
        assertThat(rig.client.state()).isEqualTo(SignalingState.DISCONNECTED);
        assertThat(rig.client.session()).as("for a resume, once the user has decided").isPresent();
    }

    @Test
    void nonsenseIsNotTrusted() {
        assertThatIllegalArgumentException().isThrownBy(() -> rig.client.trust(certificate("AB:CD")));
        assertThatIllegalArgumentException().isThrownBy(() -> rig.client.trust(new ServerCertificate("a b\nc", 1, ONE)));
    }
}
